package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one delivery stream to S3: the oldest record waits longer than two buffer intervals, a delivery fails, a
 * record is throttled.
 */
public final class FirehoseAlarms extends ServiceAlarms {
    static final String PAGE = "logs.md";

    private FirehoseAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        Map<String, String> stream = Map.of("DeliveryStreamName", builder.streamName);
        above(
                "Freshness",
                new Words(
                        "logs are late",
                        "records wait longer than two buffer intervals",
                        "the errors of the delivery stream"),
                metric("AWS/Firehose", "DeliveryToS3.DataFreshness", "Maximum", stream),
                2 * builder.bufferInterval.toSeconds().doubleValue());
        add(alarm(
                        "Success",
                        new Words(
                                "logs do not arrive",
                                "records do not reach the bucket",
                                "the policies of the bucket and of the stream's role"))
                .metric(metric("AWS/Firehose", "DeliveryToS3.Success", "Average", stream))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
        above(
                "Throttles",
                new Words("logs are throttled", "records are throttled", "the quota of the stream"),
                metric("AWS/Firehose", "ThrottledRecords", "Sum", stream),
                0);
    }

    /** Collects what {@link FirehoseAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String streamName;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;
        private Duration bufferInterval = Duration.seconds(300);

        private Builder(Construct scope, String id, String streamName) {
            this.scope = scope;
            this.id = id;
            this.streamName = streamName;
        }

        public static Builder create(Construct scope, String id, String streamName) {
            return new Builder(scope, id, streamName);
        }

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code logs.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** How long the stream collects records at most; default: Firehose's own 300 seconds. */
        public Builder bufferInterval(Duration bufferInterval) {
            this.bufferInterval = bufferInterval;
            return this;
        }

        public FirehoseAlarms build() {
            return new FirehoseAlarms(this);
        }
    }
}
