package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Logs go on reaching the archive: only deployments take deliveries, subscriptions and streams away.
 *
 * @param deployers ARN patterns of the roles that may
 */
public record ProtectLogDelivery(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "ProtectLogDelivery",
                        "firehose:DeleteDeliveryStream",
                        "firehose:UpdateDestination",
                        "logs:DeleteDelivery*",
                        "logs:DeleteSubscriptionFilter",
                        "logs:UpdateDeliveryConfiguration")
                .except(deployers));
    }
}
