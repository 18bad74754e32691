package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one delivery stream to S3: the oldest record waits longer than two buffer intervals, a delivery fails, a
 * record is throttled.
 */
public final class FirehoseAlarms extends ServiceAlarms {
    private FirehoseAlarms(Builder builder) {
        super(builder.scope, builder.id, builder.topic);
        Map<String, String> stream = Map.of("DeliveryStreamName", builder.streamName);
        above(
                "Freshness",
                "records wait longer than two buffer intervals",
                metric("AWS/Firehose", "DeliveryToS3.DataFreshness", "Maximum", stream),
                2 * builder.bufferInterval.toSeconds().doubleValue());
        add(Alarm.Builder.create(this, "Success")
                .metric(metric("AWS/Firehose", "DeliveryToS3.Success", "Average", stream))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription("records do not reach the bucket")
                .build());
        above("Throttles", "records are throttled", metric("AWS/Firehose", "ThrottledRecords", "Sum", stream), 0);
    }

    /** Collects what {@link FirehoseAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String streamName;
        private @Nullable ITopic topic;
        private Duration bufferInterval = Duration.seconds(300);

        private Builder(Construct scope, String id, String streamName) {
            this.scope = scope;
            this.id = id;
            this.streamName = streamName;
        }

        public static Builder create(Construct scope, String id, String streamName) {
            return new Builder(scope, id, streamName);
        }

        /** Who is told; default: nobody. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
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
