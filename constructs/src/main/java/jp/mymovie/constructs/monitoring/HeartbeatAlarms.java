package jp.mymovie.constructs.monitoring;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one function that a schedule or events call regularly: a call fails, or some hours pass without a call.
 * An hour without calls has no data, so missing data is silence. It goes off once after the first deployment, until the
 * first calls come.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">Longest time
 *     that an alarm looks back</a>
 */
public final class HeartbeatAlarms extends ServiceAlarms {
    static final String PAGE = "functions.md";

    private static final int MOST_HOURS = 168;

    private HeartbeatAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        add(alarm("Failed", new Words("a call failed", "a call failed", "the newest errors in the function's log"))
                .metric(builder.function.metricErrors(hourly()))
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
        add(alarm(
                        "Silent",
                        new Words(
                                "calls are missing",
                                "%d hours passed without a call".formatted(builder.hours),
                                "what should call the function"))
                .metric(builder.function.metricInvocations(hourly()))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(builder.hours)
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    private static MetricOptions hourly() {
        return MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.hours(1))
                .build();
    }

    /** Collects what {@link HeartbeatAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IFunction function;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;
        private int hours = 3;

        private Builder(Construct scope, String id, IFunction function) {
            this.scope = scope;
            this.id = id;
            this.function = function;
        }

        public static Builder create(Construct scope, String id, IFunction function) {
            return new Builder(scope, id, function);
        }

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code functions.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** Hours of silence that are too many, 1 to 168, CloudWatch's longest look back; 3 by default. */
        public Builder hours(int hours) {
            this.hours = hours;
            return this;
        }

        /** @throws IllegalArgumentException if CloudWatch does not look back that far */
        public HeartbeatAlarms build() {
            if (hours < 1 || hours > MOST_HOURS) {
                throw new IllegalArgumentException("'hours' must be 1 to %d, got %d".formatted(MOST_HOURS, hours));
            }
            return new HeartbeatAlarms(this);
        }
    }
}
