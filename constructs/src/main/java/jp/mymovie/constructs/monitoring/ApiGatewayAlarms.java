package jp.mymovie.constructs.monitoring;

import java.util.Map;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AnomalyDetectionAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one stage of a REST API: more than 1 % of the answers are the server's errors, more than 5 % the
 * client's (in minutes with at least 20 requests, since one mistyped address is no alarm), the 99th percentile of the
 * latency passes 3 seconds; on request also a number of requests unlike the usual one.
 */
public final class ApiGatewayAlarms extends ServiceAlarms {
    private ApiGatewayAlarms(Builder builder) {
        super(builder.scope, builder.id, builder.topic);
        Map<String, String> stage = Ordered.map("ApiName", builder.apiName, "Stage", builder.stageName);
        IMetric count = metric("AWS/ApiGateway", "Count", "SampleCount", stage);
        above(
                "ServerErrors",
                "more than 1 % of the answers are 5xx",
                percent(metric("AWS/ApiGateway", "5XXError", "Sum", stage), count, 1),
                1);
        above(
                "ClientErrors",
                "more than 5 % of the answers are 4xx",
                percent(metric("AWS/ApiGateway", "4XXError", "Sum", stage), count, 20),
                5);
        above(
                "Latency",
                "the slowest answers take longer than they should",
                metric("AWS/ApiGateway", "Latency", "p99", stage),
                builder.latency.toMilliseconds().doubleValue());
        if (builder.countAnomaly) {
            add(AnomalyDetectionAlarm.Builder.create(this, "CountAnomaly")
                    .metric(count)
                    .stdDevs(3)
                    .evaluationPeriods(3)
                    .datapointsToAlarm(2)
                    .alarmDescription("the number of requests is unlike the usual one")
                    .build());
        }
    }

    /** Collects what {@link ApiGatewayAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String apiName;
        private final String stageName;
        private @Nullable ITopic topic;
        private Duration latency = Duration.seconds(3);
        private boolean countAnomaly;

        private Builder(Construct scope, String id, String apiName, String stageName) {
            this.scope = scope;
            this.id = id;
            this.apiName = apiName;
            this.stageName = stageName;
        }

        /** API Gateway counts by the API's name, not its id. */
        public static Builder create(Construct scope, String id, String apiName, String stageName) {
            return new Builder(scope, id, apiName, stageName);
        }

        /** Who is told; default: nobody. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** What the slowest hundredth of the answers may take; default: 3 seconds. */
        public Builder latency(Duration latency) {
            this.latency = latency;
            return this;
        }

        /** Also learn the usual number of requests and alarm outside of it, priced as three alarms; default: no. */
        public Builder countAnomaly(boolean countAnomaly) {
            this.countAnomaly = countAnomaly;
            return this;
        }

        public ApiGatewayAlarms build() {
            return new ApiGatewayAlarms(this);
        }
    }
}
