package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Logs go on reaching the archive: only deployments take deliveries, subscriptions, streams and groups of logs away, or
 * lead them elsewhere, and say how a function or the stage of an API logs: API Gateway's permissions know methods of HTTP
 * and no single settings, so all changes of APIs are theirs. A subscription or a delivery put under a name that is taken replaces what stood there.
 *
 * @param deployers ARN patterns of the roles that may
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html">PutSubscriptionFilter</a>
 */
public record ProtectLogDelivery(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "ProtectLogDelivery",
                        "apigateway:DELETE",
                        "apigateway:PATCH",
                        "apigateway:PUT",
                        "firehose:DeleteDeliveryStream",
                        "firehose:UpdateDestination",
                        "lambda:UpdateFunctionConfiguration",
                        "logs:AssociateKmsKey",
                        "logs:Delete*",
                        "logs:PutDataProtectionPolicy",
                        "logs:PutDelivery*",
                        "logs:PutRetentionPolicy",
                        "logs:PutSubscriptionFilter",
                        "logs:UpdateDeliveryConfiguration")
                .except(deployers));
    }
}
