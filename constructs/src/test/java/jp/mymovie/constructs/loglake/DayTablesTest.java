package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class DayTablesTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);

    private final Stack stack = SampleStack.create();

    private Template template() {
        LogArchive.Builder.create(stack, "Logs")
                .writer("222222222222", "arn:aws:iam::222222222222:role/log-writer")
                .service("films")
                .since(SINCE)
                .build();
        return Template.fromStack(stack);
    }

    static List<DayTable> tables() {
        List<String> accounts = List.of("222222222222");
        List<String> services = List.of("films");
        return List.of(
                CloudFrontLog.day(CloudFrontLog.kind(CloudFrontLog.recordFields(), accounts, services, SINCE)),
                ApiGatewayLog.day(ApiGatewayLog.kind(accounts, services, SINCE)),
                LambdaLog.day(LambdaLog.kind(accounts, services, SINCE)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isParquetOfWhichTheDayIsRegisteredAndNotComputed(DayTable table) {
        template()
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "TableInput",
                                objectLike(
                                        Map.of(
                                                "Name", table.name(),
                                                "PartitionKeys", List.of(Map.of("Name", "day", "Type", "string")),
                                                "Parameters", Map.of("EXTERNAL", "TRUE", "classification", "parquet"),
                                                "StorageDescriptor",
                                                        objectLike(
                                                                Map.of(
                                                                        "Location",
                                                                        objectLike(Map.of(
                                                                                "Fn::Join",
                                                                                List.of(
                                                                                        "",
                                                                                        List.of(
                                                                                                "s3://",
                                                                                                anyValue(),
                                                                                                "/days/"
                                                                                                        + table.raw()
                                                                                                                .name()
                                                                                                        + "/")))),
                                                                        "SerdeInfo",
                                                                        objectLike(
                                                                                Map.of(
                                                                                        "SerializationLibrary",
                                                                                        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"))))))));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void savesTheStatementThatFillsATableInTheWorkgroupThatRunsIt(DayTable table) {
        template()
                .hasResourceProperties(
                        "AWS::Athena::NamedQuery",
                        Map.of(
                                "Name", "compact-" + table.raw().name(),
                                "WorkGroup", Map.of("Ref", stringLikeRegexp("LogsDaysWorkGroup.*")),
                                "QueryString", table.query()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void saysWhatItWantsInItsSecondLineAndOneDayForEachParameter(DayTable table) {
        List<String> lines = table.query().lines().toList();
        assertThat(lines.get(0)).startsWith("-- One day of " + table.raw().name());
        long parameters = table.query().chars().filter(c -> c == '?').count();
        assertThat(lines.get(1)).isEqualTo("-- Parameters: day" + ", day".repeat((int) parameters - 1));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsTheColumnsOfTheRawTableAndItsKeys(DayTable table) {
        assertThat(table.columns()).startsWith(table.raw().columns().toArray(LogColumn[]::new));
        assertThat(table.columns().stream().map(LogColumn::name))
                .endsWith("account", "service")
                .doesNotContain("day")
                .containsAll(table.order());
    }

    @Test
    void takesTheSameRequestOnceByTheIdThatNoCallerChooses() {
        assertThat(tables().get(0).query())
                .contains("row_number() OVER (PARTITION BY x_edge_request_id)")
                .contains("WHERE day = date_format(CAST(? AS date), '%Y/%m/%d')")
                .endsWith("WHERE copy = 1\nORDER BY cs_uri_stem, time\nLIMIT ALL\n");
        assertThat(tables().subList(1, 3))
                .allSatisfy(table -> assertThat(table.query())
                        .contains("SELECT DISTINCT")
                        .contains("day BETWEEN date_format(CAST(? AS date) - INTERVAL '1' DAY"));
    }

    @Test
    void keepsDaysInABucketWhoseFirstFormsExpireByThemselves() {
        template()
                .hasResourceProperties(
                        "AWS::S3::Bucket",
                        Map.of(
                                "VersioningConfiguration",
                                absent(),
                                "LifecycleConfiguration",
                                Map.of(
                                        "Rules",
                                        List.of(
                                                Map.of("Prefix", "fresh/", "ExpirationInDays", 30, "Status", "Enabled"),
                                                Map.of("Prefix", "days/", "ExpirationInDays", 400, "Status", "Enabled"),
                                                Map.of(
                                                        "Prefix", "results/",
                                                        "ExpirationInDays", 7,
                                                        "Status", "Enabled"),
                                                Map.of(
                                                        "AbortIncompleteMultipartUpload",
                                                        Map.of("DaysAfterInitiation", 1),
                                                        "Status",
                                                        "Enabled")))));
    }

    @Test
    void compactsInAWorkgroupWithARoofOfItsOwn() {
        template()
                .hasResourceProperties(
                        "AWS::Athena::WorkGroup",
                        Map.of(
                                "Name",
                                "logs-compaction",
                                "WorkGroupConfiguration",
                                objectLike(Map.of(
                                        "EnforceWorkGroupConfiguration",
                                        true,
                                        "BytesScannedCutoffPerQuery",
                                        10_737_418_240L))));
    }
}
