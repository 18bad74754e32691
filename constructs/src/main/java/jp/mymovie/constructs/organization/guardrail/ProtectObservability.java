package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * The monitoring account goes on seeing, and alarms go on ringing: only deployments change links, sinks, alarms, the rules
 * and schedules that wake somebody, and the topics that they ring. An alarm put under a name that is taken replaces it, a
 * rule mutes it, a metric made up keeps it quiet, and a subscription that is filtered hears nothing.
 *
 * @param names how what the stacks make is called, such as {@code Prod-*}
 * @param topics names of topics beside those, such as {@code mymovie-*}
 * @param deployers ARN patterns of the roles that may
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public record ProtectObservability(List<String> names, List<String> topics, List<String> deployers)
        implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.denyAllBut(
                                "ProtectObservability",
                                List.of(
                                        "cloudwatch:Describe*",
                                        "cloudwatch:Get*",
                                        "cloudwatch:List*",
                                        "oam:Get*",
                                        "oam:List*"))
                        .on(List.of(
                                "arn:aws:cloudwatch:*:*:alarm:*",
                                "arn:aws:cloudwatch:*:*:alarm-mute-rule:*",
                                "arn:aws:oam:*:*:*"))
                        .except(deployers),
                Statement.denyAllBut("ProtectTopics", List.of("sns:Get*", "sns:List*", "sns:Publish"))
                        .on(Stream.concat(names.stream(), topics.stream())
                                .map("arn:aws:sns:*:*:%s"::formatted)
                                .toList())
                        .except(deployers),
                Statement.denyAllBut("ProtectRules", List.of("events:Describe*", "events:List*", "scheduler:Get*"))
                        .on(Stream.of(named("arn:aws:events:*:*:rule/%s"), named("arn:aws:scheduler:*:*:schedule/*/%s"))
                                .flatMap(List::stream)
                                .toList())
                        .except(deployers),
                Statement.deny(
                                "ProtectSignals",
                                "cloudwatch:AssumeAccessProfile",
                                "cloudwatch:Create*",
                                "cloudwatch:PutAlarmMuteRule",
                                "cloudwatch:PutMetricData",
                                "oam:Create*",
                                "sns:SetSubscriptionAttributes",
                                "sns:Unsubscribe")
                        .except(deployers));
    }

    private List<String> named(String pattern) {
        return names.stream().map(pattern::formatted).toList();
    }
}
