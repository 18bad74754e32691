package jp.mymovie.constructs.monitoring;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** The alarms of a function that follows a stream: a record was given up, or the function is ten minutes behind. */
public final class StreamAlarms extends ServiceAlarms {
    private static final double BEHIND_MILLISECONDS = 600_000;

    private StreamAlarms(Construct scope, String id, IFunction function, IQueue failures, @Nullable ITopic topic) {
        super(scope, id, topic);
        MetricOptions most = MetricOptions.builder()
                .statistic("Maximum")
                .period(Duration.minutes(1))
                .build();
        above(
                "GivenUp",
                "a record of the stream was given up: its place is in the queue",
                failures.metricApproximateNumberOfMessagesVisible(most),
                0);
        above(
                "Behind",
                "the function is ten minutes behind the stream",
                function.metric("IteratorAge", most),
                BEHIND_MILLISECONDS);
    }

    /**
     * Watches a function and the queue of what it could not do.
     *
     * @param topic who is told
     */
    public static StreamAlarms create(Construct scope, String id, IFunction function, IQueue failures, ITopic topic) {
        return new StreamAlarms(scope, id, function, failures, topic);
    }
}
