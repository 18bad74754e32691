package jp.mymovie.constructs.monitoring;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one function that events call at least once an hour: a call fails, or some hours pass without a call. It
 * goes off once after the first deployment, until the first events come.
 */
public final class HeartbeatAlarms extends ServiceAlarms {
    private HeartbeatAlarms(Builder builder) {
        super(builder.scope, builder.id, builder.topic);
        add(Alarm.Builder.create(this, "Failed")
                .metric(builder.function.metricErrors(hourly()))
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription("a call failed: events of that hour were not looked at")
                .build());
        add(Alarm.Builder.create(this, "Silent")
                .metric(builder.function.metricInvocations(hourly()))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(builder.hours)
                .treatMissingData(TreatMissingData.BREACHING)
                .alarmDescription("%d hours passed without an event".formatted(builder.hours))
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
        public Builder topic(@Nullable ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Hours of silence that are too many, 1 to 24, CloudWatch's longest look back; default: 3. */
        public Builder hours(int hours) {
            this.hours = hours;
            return this;
        }

        /** @throws IllegalArgumentException if CloudWatch does not look back that far */
        public HeartbeatAlarms build() {
            if (hours < 1 || hours > 24) {
                throw new IllegalArgumentException("'hours' must be 1 to 24, got %d".formatted(hours));
            }
            return new HeartbeatAlarms(this);
        }
    }
}
