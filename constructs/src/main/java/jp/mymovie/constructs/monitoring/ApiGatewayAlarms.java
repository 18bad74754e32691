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
 * The alarms of one stage of a busy REST API: more than 1 % of the answers are the server's errors; in minutes with at
 * least 20 requests more than 5 % are the client's, since one mistyped address is no alarm, or take longer than 3 seconds,
 * since one cold start is none; on request also a number of requests unlike the usual one. Minutes without requests are
 * good ones: see {@link ServerErrorsAlarm} for an API with few visitors.
 */
public final class ApiGatewayAlarms extends ServiceAlarms {
    static final String PAGE = "api-errors.md";

    private ApiGatewayAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        Map<String, String> stage = Ordered.map("ApiName", builder.apiName, "Stage", builder.stageName);
        IMetric count = metric("AWS/ApiGateway", "Count", "SampleCount", stage);
        above(
                "ServerErrors",
                new Words(
                        "visitors get errors",
                        "more than 1 % of the answers are 5xx",
                        "the last deployment, then the newest errors in the functions' logs"),
                percent(metric("AWS/ApiGateway", "5XXError", "Sum", stage), count, 1),
                1);
        above(
                "ClientErrors",
                new Words(
                        "requests are refused",
                        "more than 5 % of the answers are 4xx",
                        "which status and path the access log shows: 401 and 403 are keys and tokens, 404 scanners"),
                percent(metric("AWS/ApiGateway", "4XXError", "Sum", stage), count, 20),
                5);
        above(
                "Latency",
                new Words(
                        "answers are slow",
                        "more than 5 %% of the answers take longer than %d ms"
                                .formatted(builder.latency.toMilliseconds().longValue()),
                        "which function, table or service outside takes the time"),
                slow(
                        metric(
                                "AWS/ApiGateway",
                                "Latency",
                                "PR(%d:)"
                                        .formatted(
                                                builder.latency.toMilliseconds().longValue()),
                                stage),
                        count,
                        20),
                5);
        if (builder.countAnomaly) {
            Words words = new Words(
                    "traffic is unusual",
                    "the number of requests is unlike the usual one",
                    "who asks for what, in the access log");
            add(AnomalyDetectionAlarm.Builder.create(this, "CountAnomaly")
                    .alarmName(name(words))
                    .alarmDescription(description(words))
                    .metric(count)
                    .stdDevs(3)
                    .evaluationPeriods(3)
                    .datapointsToAlarm(2)
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
        private @Nullable Notice notice;
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

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code api-errors.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** Longest answer that is not slow; 3 seconds by default. */
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
