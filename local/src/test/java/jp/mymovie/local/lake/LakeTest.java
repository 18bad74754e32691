package jp.mymovie.local.lake;

import static jp.mymovie.local.Fixtures.stack;
import static jp.mymovie.local.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private static final jp.mymovie.assembly.Stack LOGS = stack("Logs", """
            {"Resources": {
              "Errors": {"Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": {"DeliveryStreamName": "errors",
                "ExtendedS3DestinationConfiguration": {"BucketARN": "arn:aws:s3:::lake", "CompressionFormat": "GZIP",
                "Prefix": "lambda/000000000004/movies/!{timestamp:yyyy/MM/dd}/",
                "ProcessingConfiguration": {"Enabled": true, "Processors": [
                  {"Type": "Decompression", "Parameters": [{"ParameterName": "CompressionFormat", "ParameterValue": "GZIP"}]},
                  {"Type": "CloudWatchLogProcessing",
                    "Parameters": [{"ParameterName": "DataMessageExtraction", "ParameterValue": "true"}]},
                  {"Type": "AppendDelimiterToRecord", "Parameters": [{"ParameterName": "Delimiter", "ParameterValue": "\\\\n"}]}]}}}},
              "Group": {"Type": "AWS::Logs::LogGroup"},
              "Filter": {"Type": "AWS::Logs::SubscriptionFilter", "Properties": {"LogGroupName": {"Ref": "Group"},
                "DestinationArn": {"Fn::GetAtt": ["Errors", "Arn"]}, "FilterPattern": "{ $.level = \\"ERROR\\" }"}}}}""");

    @TempDir
    Path directory;

    @Test
    void writesTheLinesThatTheSubscriptionFilterLetsThrough() throws IOException {
        try (Lake lake = new Lake(directory)) {
            var log = FunctionLogs.of(List.of(LOGS), values(LOGS), values(LOGS).ref(LOGS.resource("Group")), lake);
            log.accept("{\"level\":\"INFO\"}");
            log.accept("{\"level\":\"ERROR\",\"message\":\"映画\"}");
        }
        assertThat(onlyFile()).isEqualTo("{\"level\":\"ERROR\",\"message\":\"映画\"}\n");
    }

    @Test
    void writesEdgeLinesUnderTheHourOfTheirRequests() throws IOException {
        var delivery =
                new LogDelivery(List.of("date"), "lake", "cloudfront/000000000004/movies/{yyyy}/{MM}/{dd}", "E1");
        try (Lake lake = new Lake(directory)) {
            lake.write(delivery, Instant.parse("2026-11-03T23:59:59Z"), "{\"date\":\"2026-11-03\"}");
        }
        assertThat(onlyFile()).isEqualTo("{\"date\":\"2026-11-03\"}\n");
        assertThat(directory
                        .resolve("lake/cloudfront/000000000004/movies/2026/11/03")
                        .toFile()
                        .list())
                .singleElement()
                .asString()
                .matches("E1\\.2026-11-03-23\\.[0-9a-f]{8}\\.gz");
    }

    private String onlyFile() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory.resolve("lake"))) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(1);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(files.get(0)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
