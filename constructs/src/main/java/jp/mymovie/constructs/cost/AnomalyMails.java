package jp.mymovie.constructs.cost;

import java.math.BigDecimal;
import java.util.List;
import software.amazon.awscdk.services.ce.CfnAnomalySubscription;
import software.constructs.Construct;

/**
 * A mail a day about costs that AWS finds unusual, by the monitor of services that Cost Explorer has made already: an
 * account has one, and making another fails. It needs about a day to see anything and cuts nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html">Cost Anomaly
 *     Detection</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ce-anomalysubscription.html">
 *     AWS::CE::AnomalySubscription</a>
 */
public final class AnomalyMails {
    private AnomalyMails() {}

    /**
     * Adds the subscription.
     *
     * @param name its name, unique in the account
     * @param monitorArn {@code arn:aws:ce::<account>:anomalymonitor/<id>}
     * @param leastUsd total impact of an anomaly from which it is told, in US dollars
     * @param emails addresses that are told, at least one
     * @throws IllegalArgumentException if the ARN is another's, nothing is to be told or nobody is
     */
    public static void create(
            Construct scope, String id, String name, String monitorArn, double leastUsd, List<String> emails) {
        if (!monitorArn.matches("arn:aws:ce::\\d{12}:anomalymonitor/[0-9a-f-]{36}")) {
            throw new IllegalArgumentException(
                    "'monitorArn' must be like arn:aws:ce::111111111111:anomalymonitor/…, got %s"
                            .formatted(monitorArn));
        }
        if (leastUsd <= 0) {
            throw new IllegalArgumentException("'leastUsd' must be above 0, got %s".formatted(leastUsd));
        }
        if (emails.isEmpty()) {
            throw new IllegalArgumentException("'emails' must name at least one address, got []");
        }
        CfnAnomalySubscription.Builder.create(scope, id)
                .subscriptionName(name)
                .frequency("DAILY")
                .monitorArnList(List.of(monitorArn))
                .subscribers(emails.stream()
                        .map(email -> CfnAnomalySubscription.SubscriberProperty.builder()
                                .type("EMAIL")
                                .address(email)
                                .build())
                        .toList())
                .thresholdExpression(("{\"Dimensions\":{\"Key\":\"ANOMALY_TOTAL_IMPACT_ABSOLUTE\","
                                + "\"MatchOptions\":[\"GREATER_THAN_OR_EQUAL\"],\"Values\":[\"%s\"]}}")
                        .formatted(new BigDecimal(Double.toString(leastUsd))
                                .stripTrailingZeros()
                                .toPlainString()))
                .build();
    }
}
