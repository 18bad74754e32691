package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The monitoring account goes on seeing, and alarms go on ringing: only deployments change links, sinks, alarms and the
 * topics that they ring. An alarm put under a name that is taken replaces it.
 *
 * @param deployers ARN patterns of the roles that may
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public record ProtectObservability(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "ProtectObservability",
                        "cloudwatch:DeleteAlarms",
                        "cloudwatch:DisableAlarmActions",
                        "cloudwatch:PutCompositeAlarm",
                        "cloudwatch:PutMetricAlarm",
                        "cloudwatch:SetAlarmState",
                        "oam:DeleteLink",
                        "oam:DeleteSink",
                        "oam:PutSinkPolicy",
                        "oam:UpdateLink",
                        "sns:DeleteTopic",
                        "sns:SetTopicAttributes",
                        "sns:Unsubscribe")
                .except(deployers));
    }
}
