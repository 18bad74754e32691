package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.util.List;

/**
 * The way of the logs into the archive.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html">Firehose's
 *     metrics</a>
 */
final class LogRules {
    /** Namespace of the metric of logs that stopped. */
    static final String NAMESPACE = "LogArchive";

    private static final String FIREHOSE = "AWS/Firehose";
    private static final String STREAM = "DeliveryStreamName";
    private static final int HOUR_SECONDS = 3_600;

    static final List<MetricRule> ALL = List.of(
            MetricRule.of("logs refused", FIREHOSE, "DeliveryToS3.Success", STREAM)
                    .by("Average")
                    .when(Sign.below(1))
                    .says(
                            "%s could not write to the archive: what it holds is lost after 24 hours",
                            "bucket policy of the archive, role of the stream", "morning-mail.md"),
            MetricRule.of("logs late", FIREHOSE, "DeliveryToS3.DataFreshness", STREAM)
                    .by("Maximum")
                    .when(Sign.above(HOUR_SECONDS, 1))
                    .says(
                            "%s holds lines that are more than an hour old",
                            "bucket policy of the archive, role of the stream", "morning-mail.md"),
            MetricRule.of("log stream silent", FIREHOSE, "IncomingRecords", STREAM)
                    .over(MetricRule.TWO_WEEKS)
                    .when(Sign.pause(Duration.ofHours(4)).or(Sign.silence(Duration.ofHours(26), 4)))
                    .says(
                            "%s got lines all the time before and none for hours",
                            "access log settings of the API, subscription filters of the functions' logs",
                            "morning-mail.md"),
            MetricRule.of("log silent", NAMESPACE, "silent", "log", "account", "service")
                    .says(
                            "%s has no line of the last hours, though it had lines in the days before",
                            "the saved query silent-days, then the delivery of that log", "morning-mail.md"));

    private LogRules() {}
}
