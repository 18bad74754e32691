package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one function or alias: more than 5 % of the calls fail, any call is throttled, the 99th percentile of
 * the duration passes 80 % of the timeout; on request, more than 80 % of the account's concurrency is in use, which one
 * set of alarms an account says for all its functions.
 */
public final class LambdaAlarms extends ServiceAlarms {
    private LambdaAlarms(Builder builder, Duration timeout) {
        super(builder.scope, builder.id, builder.topic);
        IFunction function = builder.function;
        MetricOptions sum = MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(1))
                .build();
        above(
                "Errors",
                "more than 5 % of the calls fail",
                percent(function.metricErrors(sum), function.metricInvocations(sum), 1),
                5);
        above("Throttles", "calls are throttled", function.metricThrottles(sum), 0);
        above(
                "Duration",
                "the slowest calls take more than 80 % of the timeout",
                function.metricDuration(MetricOptions.builder()
                        .statistic("p99")
                        .period(Duration.minutes(1))
                        .build()),
                0.8 * timeout.toMilliseconds().doubleValue());
        if (builder.concurrency > 0) {
            above(
                    "Concurrency",
                    "more than 80 %% of the account's %d concurrent executions are in use"
                            .formatted(builder.concurrency),
                    metric("AWS/Lambda", "ConcurrentExecutions", "Maximum", Map.of()),
                    0.8 * builder.concurrency);
        }
    }

    /** Collects what {@link LambdaAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IFunction function;
        private @Nullable ITopic topic;
        private @Nullable Duration timeout;
        private int concurrency;

        private Builder(Construct scope, String id, IFunction function) {
            this.scope = scope;
            this.id = id;
            this.function = function;
        }

        public static Builder create(Construct scope, String id, IFunction function) {
            return new Builder(scope, id, function);
        }

        /** Who is told; default: nobody. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** The timeout of the function; required. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** The concurrent executions that the account is allowed, 10 to 1000 and more; default: no alarm on them. */
        public Builder concurrency(int concurrency) {
            this.concurrency = concurrency;
            return this;
        }

        /** @throws IllegalArgumentException if the timeout is missing */
        public LambdaAlarms build() {
            if (timeout == null) {
                throw new IllegalArgumentException("'timeout' must be the timeout of the function, got null");
            }
            return new LambdaAlarms(this, timeout);
        }
    }
}
