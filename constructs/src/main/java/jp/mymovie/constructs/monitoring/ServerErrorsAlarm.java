package jp.mymovie.constructs.monitoring;

import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The one alarm of a REST API that has few visitors: it answers 5xx in two of five minutes. It counts answers, since a
 * share of few is either nothing or everything, and needs two minutes, since a single 5xx is AWS's own now and then. A
 * busy API has {@link ApiGatewayAlarms}. Minutes without requests are good ones: that nobody comes is for a probe to see.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">Metrics
 *     of API Gateway</a>
 */
public final class ServerErrorsAlarm extends ServiceAlarms {
    private ServerErrorsAlarm(Builder builder) {
        super(builder.scope, builder.id, ApiGatewayAlarms.PAGE, builder.topic, builder.notice);
        add(alarm(
                        "Resource",
                        new Words(
                                "visitors get errors",
                                "the API answered 5xx in two of the last five minutes",
                                "the last deployment, then the newest errors in the functions' logs"))
                .metric(metric(
                        "AWS/ApiGateway",
                        "5XXError",
                        "Sum",
                        Ordered.map("ApiName", builder.apiName, "Stage", builder.stageName)))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(5)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
    }

    /** Collects what a {@link ServerErrorsAlarm} watches. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String apiName;
        private final String stageName;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;

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

        /** Topic that receives the alarm; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarm, whose runbook is {@code api-errors.md}; a generated name by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        public ServerErrorsAlarm build() {
            return new ServerErrorsAlarm(this);
        }
    }
}
