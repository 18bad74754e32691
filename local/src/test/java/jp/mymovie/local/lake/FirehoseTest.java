package jp.mymovie.local.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.mymovie.local.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirehoseTest {
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final String UNPACK = """
            {"Enabled": true, "Processors": [
              {"Type": "Decompression", "Parameters": [{"ParameterName": "CompressionFormat", "ParameterValue": "GZIP"}]},
              {"Type": "CloudWatchLogProcessing",
                "Parameters": [{"ParameterName": "DataMessageExtraction", "ParameterValue": "true"}]},
              {"Type": "AppendDelimiterToRecord", "Parameters": [{"ParameterName": "Delimiter", "ParameterValue": "\\\\n"}]}]}""";
    private static final String ENVELOPE = """
            {"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":["f"],
             "logEvents":[{"id":"1","timestamp":1,"message":"{\\"a\\":1}"},{"id":"2","timestamp":2,"message":"映画"}]}""";

    private final Map<String, String> objects = new LinkedHashMap<>();
    private final ObjectStore store =
            (bucket, key, content, modified) -> objects.put(bucket + "/" + key, text(content));

    @Test
    void putsARecordUnderTheDayOnWhichTheOldestOfItsObjectArrived() {
        Firehose firehose = firehose(stream("{}"), store);
        firehose.put("a\n".getBytes(UTF_8), NEW_YEAR.minusSeconds(1));
        firehose.put("b\n".getBytes(UTF_8), NEW_YEAR.plusSeconds(600));
        firehose.put("c\n".getBytes(UTF_8), NEW_YEAR.plusSeconds(899));
        firehose.deliver(NEW_YEAR.plusSeconds(900));

        assertThat(objects.values()).containsExactly("a\nb\n", "c\n");
        assertThat(objects.keySet())
                .satisfiesExactly(
                        key -> assertThat(key).matches("lake/k/2026/12/31/s-1-2026-12-31-23-59-59-[0-9a-f-]{36}\\.gz"),
                        key -> assertThat(key).startsWith("lake/k/2027/01/01/s-1-2027-01-01-00-14-59-"));
    }

    @Test
    void deliversWhenTheBufferIsFull() {
        Firehose firehose = firehose(stream("{}"), store);
        for (int i = 0; i < 5; i++) {
            firehose.put(new byte[Firehose.MOST_RECORD], NEW_YEAR);
        }
        assertThat(objects).as("of one megabyte").hasSize(4);
    }

    @Test
    void refusesARecordThatIsTooLarge() {
        assertThatThrownBy(() -> firehose(stream("{}"), store).put(new byte[Firehose.MOST_RECORD + 1], NEW_YEAR))
                .hasMessage("a record must be at most 1024000 bytes, got 1024001");
    }

    @Test
    void unpacksWhatCloudWatchLogsSends() {
        Firehose firehose = firehose(stream(UNPACK), store);
        firehose.put(Gzip.compress("{\"messageType\":\"CONTROL_MESSAGE\"}".getBytes(UTF_8)), NEW_YEAR);
        firehose.put(Gzip.compress(ENVELOPE.getBytes(UTF_8)), NEW_YEAR);
        firehose.deliver(NEW_YEAR);

        assertThat(objects.values()).containsExactly("{\"a\":1}\n映画\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Decompression.Failed", "CloudWatchLogProcessing.Failed"})
    void putsARecordThatItCannotUnpackUnderTheErrorPrefixWithItsBytes(String code) throws IOException {
        byte[] poison = "{\"messageType\":\"vended\"}".getBytes(UTF_8);
        byte[] record = code.startsWith("D") ? poison : Gzip.compress(poison);
        Firehose firehose = firehose(stream(UNPACK), store);
        firehose.put(Gzip.compress(ENVELOPE.getBytes(UTF_8)), NEW_YEAR);
        firehose.put(record, NEW_YEAR.plusSeconds(1));
        firehose.deliver(NEW_YEAR.plusSeconds(2));

        assertThat(objects).hasSize(2);
        Map.Entry<String, String> failed = List.copyOf(objects.entrySet()).get(1);
        assertThat(failed.getKey()).startsWith("lake/e/processing-failed/2027/");
        var node = json(failed.getValue());
        assertThat(node.path("errorCode").asText()).isEqualTo(code);
        assertThat(node.path("arrivalTimestamp").asLong())
                .isEqualTo(NEW_YEAR.plusSeconds(1).toEpochMilli());
        assertThat(Base64.getDecoder().decode(node.path("rawData").asText())).isEqualTo(record);
    }

    @Test
    void triesADeliveryAgainThatFailed() {
        AtomicInteger attempts = new AtomicInteger();
        deliver((bucket, key, content, modified) -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("503");
            }
            store.put(bucket, key, content, modified);
        });
        assertThat(objects.values()).containsExactly("a\n");
    }

    @Test
    void writesTwiceWhenOnlyTheAnswerGotLost() {
        AtomicInteger attempts = new AtomicInteger();
        deliver((bucket, key, content, modified) -> {
            store.put(bucket, key, content, modified);
            if (attempts.incrementAndGet() == 1) {
                throw new IOException("reset");
            }
        });
        assertThat(objects.values()).containsExactly("a\n", "a\n");
    }

    @Test
    void losesNothingWhenTheWriterDiesBetweenBufferAndFile() {
        AtomicInteger attempts = new AtomicInteger();
        deliver((bucket, key, content, modified) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new WriterCrash();
            }
            store.put(bucket, key, content, modified);
        });
        assertThat(objects.values()).containsExactly("a\n");
    }

    @Test
    void saysSoWhenTheStoreStaysAway() {
        assertThatThrownBy(() -> deliver((bucket, key, content, modified) -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Enabled\": true, \"Processors\": [{\"Type\": \"Lambda\"}]}",
                "{\"Enabled\": true, \"Processors\": [{\"Type\": \"Decompression\", \"Parameters\": [{\"ParameterName\": \"CompressionFormat\", \"ParameterValue\": \"ZIP\"}]}]}",
                "{\"Enabled\": true, \"Processors\": [{\"Type\": \"CloudWatchLogProcessing\", \"Parameters\": [{\"ParameterName\": \"DataMessageExtraction\", \"ParameterValue\": \"true\"}]}]}"
            })
    void refusesAProcessorThatItDoesNotKnow(String processing) {
        assertThatThrownBy(() -> stream(processing))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("processor '");
    }

    private void deliver(ObjectStore to) {
        Firehose firehose = firehose(stream("{}"), to);
        firehose.put("a\n".getBytes(UTF_8), NEW_YEAR);
        firehose.deliver(NEW_YEAR);
    }

    private static Firehose firehose(DeliveryStream stream, ObjectStore store) {
        return new Firehose(stream, stream.interval(), store, Runnable::run, new SplittableRandom(1));
    }

    private static DeliveryStream stream(String processing) {
        var stack = Fixtures.stack("Logs", """
                {"Resources": {"S": {"Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": {"DeliveryStreamName": "s",
                  "ExtendedS3DestinationConfiguration": {"BucketARN": "arn:aws:s3:::lake", "CompressionFormat": "GZIP",
                  "Prefix": "k/!{timestamp:yyyy/MM/dd}/", "ErrorOutputPrefix": "e/!{firehose:error-output-type}/!{timestamp:yyyy}/",
                  "BufferingHints": {"IntervalInSeconds": 900, "SizeInMBs": 1}, "ProcessingConfiguration": %s}}}}}""".formatted(processing));
        DeliveryStream stream = DeliveryStream.of(
                List.of(stack),
                Fixtures.values(stack),
                "arn:aws:firehose:ap-northeast-1:000000000004:deliverystream/s");
        assertThat(stream.interval()).isEqualTo(Duration.ofMinutes(15));
        return stream;
    }

    private static String text(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
