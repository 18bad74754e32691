package jp.mymovie.constructs.monitoring;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The alarms of a function that follows a stream: a record was given up, or the function is ten minutes behind. A stream
 * without records has no age, and a queue that nobody used for six hours no size: both are health.
 */
public final class StreamAlarms extends ServiceAlarms {
    static final String PAGE = "streams.md";

    private static final double BEHIND_MILLISECONDS = 600_000;

    private StreamAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        MetricOptions most = MetricOptions.builder()
                .statistic("Maximum")
                .period(Duration.minutes(1))
                .build();
        above(
                "GivenUp",
                new Words(
                        "records were given up",
                        "a record of the stream was given up: its place is in the queue",
                        "the function's errors at that time"),
                builder.failures.metricApproximateNumberOfMessagesVisible(most),
                0);
        above(
                "Behind",
                new Words(
                        "the stream is behind",
                        "the function is ten minutes behind the stream",
                        "which record fails again and again"),
                builder.function.metric("IteratorAge", most),
                BEHIND_MILLISECONDS);
    }

    /** Collects what {@link StreamAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IFunction function;
        private final IQueue failures;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;

        private Builder(Construct scope, String id, IFunction function, IQueue failures) {
            this.scope = scope;
            this.id = id;
            this.function = function;
            this.failures = failures;
        }

        /** Watches a function and the queue of what it could not do. */
        public static Builder create(Construct scope, String id, IFunction function, IQueue failures) {
            return new Builder(scope, id, function, failures);
        }

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code streams.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        public StreamAlarms build() {
            return new StreamAlarms(this);
        }
    }
}
