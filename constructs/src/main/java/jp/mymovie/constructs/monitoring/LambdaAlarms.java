package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one function or alias: more than 5 % of the calls fail, calls are throttled, or, in minutes with at least
 * five calls, more than 5 % of them take longer than 80 % of the timeout; on request, more than 80 % of the account's concurrency is in use, which one
 * set of alarms an account says for all its functions.
 */
public final class LambdaAlarms extends ServiceAlarms {
    static final String PAGE = "functions.md";

    private LambdaAlarms(Builder builder, Duration timeout) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        IFunction function = builder.function;
        MetricOptions sum = MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(1))
                .build();
        above(
                "Errors",
                new Words("calls fail", "more than 5 % of the calls fail", "the newest errors in the function's log"),
                percent(function.metricErrors(sum), function.metricInvocations(sum), 1),
                5);
        above(
                "Throttles",
                new Words("calls are throttled", "calls are throttled", "the account's concurrent executions"),
                function.metricThrottles(sum),
                0);
        above(
                "Duration",
                new Words(
                        "calls are slow",
                        "more than 5 % of the calls take more than 80 % of the timeout",
                        "what the function waits for"),
                slow(
                        function.metricDuration(MetricOptions.builder()
                                .statistic("PR(%d:)"
                                        .formatted(timeout.toMilliseconds().longValue() * 8 / 10))
                                .period(Duration.minutes(1))
                                .build()),
                        function.metricInvocations(sum),
                        5),
                5);
        if (builder.concurrency > 0) {
            above(
                    "Concurrency",
                    new Words(
                            "executions run out",
                            "more than 80 %% of the account's %d concurrent executions are in use"
                                    .formatted(builder.concurrency),
                            "which function has the most, and the quota"),
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
        private @Nullable Notice notice;
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
