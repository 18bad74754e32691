package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.util.List;

/** The API, the sign-in and the edge of a stage. */
final class ServiceRules {
    /** Cognito mails 50 messages a day from its own address, for a whole pool: sign-ups are most of them. */
    private static final int MAILS_NEAR_QUOTA = 35;

    /**
     * Shares at which AWS puts an account under review.
     *
     * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html">Reputation metrics of SES</a>
     */
    private static final double MOST_BOUNCES = 0.05;

    private static final double MOST_COMPLAINTS = 0.001;

    private static final String COGNITO = "AWS/Cognito";
    private static final String[] CLIENT = {"UserPool", "UserPoolClient"};

    /**
     * Metric and its place.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">API
     *     Gateway's metrics</a>
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html">Cognito's
     *     metrics</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html">
     *     CloudFront's metrics</a>
     */
    static final List<MetricRule> ALL = List.of(
            MetricRule.of("API slow", "AWS/ApiGateway", "Latency", "ApiName", "Stage")
                    .by("p99")
                    // One hour may hold a deployment or a cold start; six do not.
                    .when(Sign.above(1_000, 6))
                    .says(
                            "one answer in a hundred of %s took more than a second, in at least six hours",
                            "storeMs and tmdbMs of the function's log beside latencyMs", "morning-mail.md"),
            MetricRule.of("API errors", "AWS/ApiGateway", "5XXError", "ApiName", "Stage")
                    .when(Sign.total(5))
                    .says(
                            "%s answered 5xx at least five times",
                            "route and errorType of the function's log lines of level ERROR", "api-errors.md"),
            MetricRule.of("API calls surge", "AWS/ApiGateway", "Count", "ApiName", "Stage")
                    .over(Duration.ofDays(7))
                    .when(Sign.surge(4, 10_000))
                    .says(
                            "%s had four times as many calls as usual: a bot, or the edge keeps nothing any more",
                            "the saved queries cache-hit-rate and user-agents", "morning-mail.md"),
            MetricRule.of("requests surge", "AWS/CloudFront", "Requests", "DistributionId", "Region")
                    .atEdge()
                    .over(Duration.ofDays(7))
                    .when(Sign.surge(4, 20_000))
                    .says(
                            "the distribution %s had four times as many requests as usual",
                            "the saved queries user-agents and one-address", "morning-mail.md"),
            throttles("SignInThrottles"),
            throttles("SignUpThrottles"),
            throttles("TokenRefreshThrottles"),
            throttles("FederationThrottles"),
            MetricRule.of("sign-in mails near their quota", COGNITO, "SignUpSuccesses", CLIENT)
                    .over(Duration.ofHours(24))
                    .when(Sign.total(MAILS_NEAR_QUOTA))
                    .says(
                            "%s had 35 sign-ups or more in a day, each with a mail, and Cognito sends 50 mails a day",
                            "the number of sign-ups and their addresses", "sign-in.md"),
            returned("Reputation.BounceRate", MOST_BOUNCES, "five in a hundred mails%s bounced"),
            returned("Reputation.ComplaintRate", MOST_COMPLAINTS, "one in a thousand mails%s was called spam"));

    private ServiceRules() {}

    /** Counted by SES for a whole account, where it sends. */
    private static MetricRule returned(String metric, double most, String says) {
        return MetricRule.of("sign-in mails come back", "AWS/SES", metric)
                .by("Maximum")
                .when(Sign.above(most, 1))
                .says(
                        says + ", and AWS stops an account that sends on like this",
                        "SES's suppression list",
                        "sign-in.md");
    }

    private static MetricRule throttles(String metric) {
        return MetricRule.of("sign-in throttled", COGNITO, metric, CLIENT)
                .says(
                        "Cognito refused calls of %s because there were too many",
                        "the saved query sign-ins, and Cognito's metrics", "sign-in.md");
    }
}
