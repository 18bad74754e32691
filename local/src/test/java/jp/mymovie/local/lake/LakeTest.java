package jp.mymovie.local.lake;

import static jp.mymovie.local.template.Fixtures.stack;
import static jp.mymovie.local.template.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.mymovie.local.template.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private static final Instant TIME = Instant.parse("2026-11-03T04:05:06Z");
    private static final jp.mymovie.local.template.Stack LOGS = stack("Logs", """
            {"Resources": {
              "Errors": {"Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": {"DeliveryStreamName": "errors",
                "ExtendedS3DestinationConfiguration": {"BucketARN": "arn:aws:s3:::lake", "CompressionFormat": "GZIP",
                "Prefix": "lambda/000000000004/movies/!{timestamp:yyyy/MM/dd}/"}}},
              "Group": {"Type": "AWS::Logs::LogGroup"},
              "Filter": {"Type": "AWS::Logs::SubscriptionFilter", "Properties": {"LogGroupName": {"Ref": "Group"},
                "DestinationArn": {"Fn::GetAtt": ["Errors", "Arn"]}, "FilterPattern": "{ $.level = \\"ERROR\\" }"}}}}""");

    @TempDir
    Path directory;

    @Test
    void namesFilesAsFirehoseDoesUnderTheSynthesizedPrefix() {
        Lake.Target target = Firehose.target(
                List.of(LOGS), values(LOGS), "arn:aws:firehose:ap-northeast-1:000000000004:deliverystream/errors");

        assertThat(target.bucket()).isEqualTo("lake");
        assertThat(target.key().apply(TIME))
                .matches("lambda/000000000004/movies/2026/11/03/errors-1-2026-11-03-04-05-06-[0-9a-f-]{36}\\.gz");
    }

    @Test
    void addsTheHourToAPrefixWithoutATime() {
        assertThat(Firehose.key("apigateway/", "s", "", TIME)).startsWith("apigateway/2026/11/03/04/s-1-");
    }

    @Test
    void namesThePrefixExpressionThatItDoesNotKnow() {
        assertThatThrownBy(() -> Firehose.key("a/!{partitionKeyFromQuery:x}/", "s", "", TIME))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void writesTheLinesThatTheSubscriptionFilterLetsThrough() throws IOException {
        try (Lake lake = new Lake(directory)) {
            var log = FunctionLogs.of(List.of(LOGS), values(LOGS), values(LOGS).ref(LOGS.resource("Group")), lake);
            log.accept("{\"level\":\"INFO\"}");
            log.accept("{\"level\":\"ERROR\",\"message\":\"映画\"}");
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory.resolve("lake"))) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(1);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(files.get(0)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"level\":\"ERROR\",\"message\":\"映画\"}\n");
        }
    }
}
