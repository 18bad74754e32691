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
 * The alarms of one function that a schedule calls once a day: a call fails, or a day passes without a call. For work that
 * nobody waits for, silence is failure.
 */
public final class ScheduledFunctionAlarms extends ServiceAlarms {
    private ScheduledFunctionAlarms(Builder builder) {
        super(builder.scope, builder.id, builder.topic);
        add(Alarm.Builder.create(this, "Failed")
                .metric(builder.function.metricErrors(sum(Duration.hours(1))))
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription("the nightly call failed")
                .build());
        add(Alarm.Builder.create(this, "Missing")
                .metric(builder.function.metricInvocations(sum(Duration.days(1))))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.BREACHING)
                .alarmDescription("a day passed without the nightly call")
                .build());
    }

    private static MetricOptions sum(Duration period) {
        return MetricOptions.builder().statistic("Sum").period(period).build();
    }

    /** Collects what {@link ScheduledFunctionAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IFunction function;
        private @Nullable ITopic topic;

        private Builder(Construct scope, String id, IFunction function) {
            this.scope = scope;
            this.id = id;
            this.function = function;
        }

        public static Builder create(Construct scope, String id, IFunction function) {
            return new Builder(scope, id, function);
        }

        /** Who is told; default: nobody. */
        public Builder topic(@Nullable ITopic topic) {
            this.topic = topic;
            return this;
        }

        public ScheduledFunctionAlarms build() {
            return new ScheduledFunctionAlarms(this);
        }
    }
}
