package jp.mymovie.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synthesized table over a file of the lake, asked with the real engine. */
class LogLakeTest {
    private static final String TABLE = """
            {"Resources": {
              "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "lake"}},
              "Logs": {"Type": "AWS::Glue::Database", "Properties": {"DatabaseInput": {"Name": "logs"}}},
              "Cloudfront": {"Type": "AWS::Glue::Table", "Properties": {"DatabaseName": {"Ref": "Logs"}, "TableInput": {
                "Name": "cloudfront",
                "Parameters": {"projection.enabled": "true",
                  "projection.account.type": "enum", "projection.account.values": "000000000004,000000000005",
                  "projection.day.type": "date", "projection.day.range": "2026/01/01,NOW", "projection.day.format": "yyyy/MM/dd",
                  "projection.day.interval": "1", "projection.day.interval.unit": "DAYS",
                  "storage.location.template": {"Fn::Sub": "s3://${Bucket}/cloudfront/${!account}/${!day}/"}},
                "PartitionKeys": [{"Name": "account", "Type": "string"}, {"Name": "day", "Type": "string"}],
                "StorageDescriptor": {"Location": {"Fn::Sub": "s3://${Bucket}/cloudfront/"},
                  "Columns": [{"Name": "cs_host", "Type": "string"}, {"Name": "cs_uri_stem", "Type": "string"}],
                  "SerdeInfo": {"SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe",
                    "Parameters": {"mapping.cs_host": "cs(Host)", "mapping.cs_uri_stem": "cs-uri-stem"}}}}}}}}""";

    private static LogLake logs;

    @BeforeAll
    static void write(@TempDir Path directory) throws IOException {
        String day = LocalDate.now(ZoneOffset.UTC).toString().replace('-', '/');
        Path folder = Files.createDirectories(directory.resolve("lake/cloudfront/000000000004/" + day));
        Files.writeString(folder.resolve("a.json"), """
                {"cs(Host)":"stg.mymovie.jp","cs-uri-stem":"/api/v1/me"}
                {"cs(Host)":"stg.mymovie.jp","cs-uri-stem":"/u/花子"}
                {"cs(Host)":"stg.mymovie.jp","cs-uri-stem":"/api/v1/me"}
                """);
        var json = new JsonMapper();
        Stack stack = new Stack(
                "LogArchive",
                "LogArchive/Lake",
                "000000000002",
                "ap-northeast-1",
                json.readTree(TABLE),
                directory,
                json.createObjectNode());
        logs = new LogLake(new Assembly(directory, List.of(stack)), directory);
    }

    @AfterAll
    static void close() throws IOException {
        logs.close();
    }

    @Test
    void countsRequestsByPathThroughTheProjectedPartitions() {
        assertThat(logs.ask(
                                "SELECT account, cs_uri_stem, count(*) FROM cloudfront WHERE day = date_format(now(), '%Y/%m/%d')"
                                        + " GROUP BY 1, 2 ORDER BY 3 DESC")
                        .rows())
                .containsExactly(List.of("000000000004", "/api/v1/me", 2L), List.of("000000000004", "/u/花子", 1L));
    }

    @Test
    void saysWhereTheSqlIsWrong() {
        assertThatThrownBy(() -> logs.ask("SELECT nothing FROM cloudfront"))
                .hasMessageContaining("Column 'nothing' cannot be resolved");
    }
}
