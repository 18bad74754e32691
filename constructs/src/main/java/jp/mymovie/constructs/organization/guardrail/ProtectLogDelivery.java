package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Logs go on reaching the archive: only deployments change groups of logs, deliveries, subscriptions, destinations and
 * streams. A subscription or a delivery put under a name that is taken replaces what stood there; a transformer or a policy
 * of the account rewrites what passes. Everything but reading is denied on what has an ARN; what has none is denied by its
 * verb. Log events are written, and records put, by the machines themselves, so that nobody makes up what happened.
 *
 * @param writers ARN patterns of the roles of functions, deliveries and streams
 * @param deployers ARN patterns of the roles that may change
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html">PutSubscriptionFilter</a>
 */
public record ProtectLogDelivery(List<String> writers, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.denyAllBut(
                                "ProtectLogDelivery",
                                List.of(
                                        "firehose:Describe*",
                                        "firehose:List*",
                                        "firehose:PutRecord*",
                                        "logs:CreateLogGroup",
                                        "logs:CreateLogStream",
                                        "logs:Describe*",
                                        "logs:FilterLogEvents",
                                        "logs:Get*",
                                        "logs:List*",
                                        "logs:PutLogEvents",
                                        "logs:StartLiveTail",
                                        "logs:StartQuery"))
                        .on(List.of("arn:aws:firehose:*:*:deliverystream/*", "arn:aws:logs:*:*:*"))
                        .except(deployers),
                Statement.deny(
                                "ProtectLogPolicies",
                                "logs:Associate*",
                                "logs:Cancel*",
                                "logs:CreateDelivery",
                                "logs:CreateImportTask",
                                "logs:CreateLogDelivery",
                                "logs:Delete*",
                                "logs:Disassociate*",
                                "logs:Link",
                                "logs:PutAccountPolicy",
                                "logs:PutI*",
                                "logs:PutPipelineRule",
                                "logs:PutResourcePolicy",
                                "logs:PutStorageTierPolicy",
                                "logs:Update*")
                        .except(deployers),
                Statement.deny("KeepLogsTrue", "firehose:PutRecord*", "logs:PutLogEvents")
                        .except(writers));
    }
}
