package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.athena.Answer;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lines in the formats that AWS documents, with values of our own, through the tables. Sources: <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">CloudFront, v2 and
 * legacy</a>, <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">API
 * Gateway</a>, <a href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">Lambda's platform
 * events</a>, <a
 * href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html">CloudTrail</a>,
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">S3</a>.
 */
class DocumentedFormatsTest {
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private static Assembly assembly;
    private static LogLake lake;

    @BeforeAll
    static void write(@TempDir Path buckets) throws IOException {
        assembly = EarlierStart.of(SynthesizedEstate.assembly(), DAY.minusDays(1));
        List<Stack> stacks = new ArrayList<>(assembly.stacks());
        stacks.add(legacy(buckets));
        assembly = new Assembly(assembly.directory(), stacks);
        for (String table : List.of("cloudfront", "apigateway", "lambda", "cloudtrail", "s3access", "legacy")) {
            String file = switch (table) {
                case "cloudtrail" -> "root-signs-in.json";
                case "s3access" -> "s3access.txt";
                case "legacy" -> "cloudfront-legacy.tsv";
                default -> table + ".json";
            };
            Path folder = Files.createDirectories(buckets.resolve(folder(table)));
            Files.writeString(folder.resolve("a"), text(file));
        }
        lake = new LogLake(assembly, buckets);
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront", "apigateway", "lambda"})
    void readsEveryFieldOfALineOfJson(String table) throws IOException {
        JsonNode storage = input(table).path("StorageDescriptor");
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (String line : text(table + ".json").lines().toList()) {
            JsonNode event = JSON.readTree(line);
            List<@Nullable Object> row = new ArrayList<>();
            storage.path("Columns").forEach(column -> {
                String name = column.path("Name").asText();
                row.add(value(event.path(storage.path("SerdeInfo")
                        .path("Parameters")
                        .path("mapping." + name)
                        .asText(name))));
            });
            expected.add(row);
        }

        assertThat(rows(table, expected.getFirst().size())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).allSatisfy(row -> assertThat(row).as("of a line").anyMatch(Objects::nonNull));
    }

    @Test
    void readsNestedRecordsOfTheTrail() {
        Answer answer = lake.ask(
                "SELECT useridentity.type, useridentity.arn, useridentity.sessioncontext.attributes.mfaauthenticated, eventname,"
                        + " sourceipaddress, readonly, responseelements, account, region FROM cloudtrail WHERE day = '"
                        + key() + "' ORDER BY eventtime");

        assertThat(answer.rows())
                .containsExactly(
                        Arrays.asList(
                                "Root",
                                "arn:aws:iam::000000000001:root",
                                null,
                                "ConsoleLogin",
                                "2001:db8::7",
                                "false",
                                "{\"ConsoleLogin\":\"Success\"}",
                                first("cloudtrail", "account"),
                                first("cloudtrail", "region")),
                        Arrays.asList(
                                "Root",
                                "arn:aws:iam::000000000001:root",
                                "true",
                                "CreateAccessKey",
                                "2001:db8::7",
                                "false",
                                "{\"accessKey\":{\"accessKeyId\":\"AKIAEXAMPLE\",\"status\":\"Active\",\"createDate\":\"Nov 2, 2026, 3:09:00 AM\"}}",
                                first("cloudtrail", "account"),
                                first("cloudtrail", "region")));
    }

    @Test
    void readsLinesOfS3WithQuotesAndWithoutTheLaterFields() {
        assertThat(lake.ask("SELECT requested_at, remote_ip, requester, operation, http_status, bytes_sent, user_agent,"
                                + " tls_version FROM s3access WHERE day = '" + key() + "' ORDER BY requested_at")
                        .rows())
                .containsExactly(
                        Arrays.asList(
                                "02/Nov/2026:03:04:05 +0000",
                                "192.0.2.3",
                                "arn:aws:sts::000000000002:assumed-role/mymovie-log-reader/hanako",
                                "REST.GET.OBJECT",
                                "200",
                                "113",
                                "\"aws-sdk-java/2.57 \\\"quoted\\\" ua/2.1\"",
                                "TLSv1.3"),
                        Arrays.asList(
                                "02/Nov/2026:03:04:06 +0000",
                                "2001:db8::1",
                                "-",
                                "REST.GET.OBJECT",
                                "403",
                                "243",
                                "\"-\"",
                                null));
    }

    @Test
    void namesWhoReadTheLogs() {
        NamedQuery query = NamedQuery.find(NamedQuery.all(assembly), "log-readers");
        String bucket = first("s3access", "bucket");

        assertThat(lake.ask(query.execute(query.values(java.util.Map.of("day", DAY.toString()))))
                        .rows())
                .containsExactly(
                        List.of(bucket, "-", "2001:db8::1", "403", 1L, 243L),
                        List.of(
                                bucket,
                                "arn:aws:sts::000000000002:assumed-role/mymovie-log-reader/hanako",
                                "192.0.2.3",
                                "200",
                                1L,
                                113L));
    }

    @Test
    void readsTheLegacyLogOfCloudFrontBehindItsHeader() throws IOException {
        List<List<@Nullable Object>> expected = text("cloudfront-legacy.tsv")
                .lines()
                .skip(2)
                .map(line -> new ArrayList<@Nullable Object>(List.of(line.split("\t"))))
                .collect(Collectors.toList());

        assertThat(rows("legacy", 33)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A table as {@code CustomLog.tabs} makes it. */
    private static Stack legacy(Path directory) throws IOException {
        String columns = Stream.of(text("cloudfront-legacy.tsv")
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .substring("#Fields: ".length())
                        .split(" "))
                .map(field -> "{\"Name\":\"%s\",\"Type\":\"string\"}"
                        .formatted(field.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_")))
                .collect(Collectors.joining(","));
        String template = """
                {"Resources":{"Legacy":{"Type":"AWS::Glue::Table","Properties":{"DatabaseName":"logs","TableInput":{
                  "Name":"legacy",
                  "Parameters":{"projection.enabled":"true","skip.header.line.count":"2",
                    "projection.day.type":"date","projection.day.range":"%s,NOW","projection.day.format":"yyyy/MM/dd",
                    "projection.day.interval":"1","projection.day.interval.unit":"DAYS",
                    "storage.location.template":"s3://legacy/${day}/"},
                  "PartitionKeys":[{"Name":"day","Type":"string"}],
                  "StorageDescriptor":{"Location":"s3://legacy/","Columns":[%s],
                    "SerdeInfo":{"SerializationLibrary":"org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                      "Parameters":{"field.delim":"\\t","serialization.format":"\\t"}}}}}}}}""".formatted(key(), columns);
        return new Stack(
                "",
                "Legacy",
                "000000000002",
                "ap-northeast-1",
                JSON.readTree(template),
                directory,
                JSON.createObjectNode());
    }

    private static List<List<@Nullable Object>> rows(String table, int columns) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        lake.ask("SELECT * FROM " + table + " WHERE day = '" + key() + "'")
                .rows()
                .forEach(row -> {
                    List<@Nullable Object> own = new ArrayList<>(row.subList(0, columns));
                    own.replaceAll(DocumentedFormatsTest::normal);
                    rows.add(own);
                });
        return rows;
    }

    /** An object within a line is a text of JSON in its column. */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof String text && (text.startsWith("{") || text.startsWith("["))) {
            try {
                return JSON.readTree(text).toString();
            } catch (JsonProcessingException e) {
                return value;
            }
        }
        return value;
    }

    private static @Nullable Object value(JsonNode field) {
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        return field.isValueNode() ? field.asText() : field.toString();
    }

    /** The first folder that a table projects for the day. */
    private static String folder(String table) {
        String template = input(table)
                .path("Parameters")
                .path("storage.location.template")
                .asText();
        for (String key : List.of("account", "service", "region", "bucket")) {
            template = template.replace("${" + key + "}", first(table, key));
        }
        return template.replace("${day}", key()).substring("s3://".length());
    }

    private static String first(String table, String key) {
        return input(table)
                .path("Parameters")
                .path("projection." + key + ".values")
                .asText()
                .split(",")[0];
    }

    private static JsonNode input(String table) {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        for (Resource resource : Assembly.resources(assembly.stacks(), "AWS::Glue::Table")) {
            JsonNode input = values.value(resource.stack(), resource.property("TableInput"));
            if (input.path("Name").asText().equals(table)) {
                return input;
            }
        }
        throw new AssertionError(table);
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(DocumentedFormatsTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String key() {
        return DAY.toString().replace('-', '/');
    }
}
