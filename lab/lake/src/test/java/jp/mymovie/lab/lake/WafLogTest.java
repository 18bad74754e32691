package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines in the format that AWS documents for web ACLs, through the table and the questions of an estate that has one.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html">Log fields of AWS WAF</a>
 */
class WafLogTest {
    private static final Path ROOT = Path.of(System.getProperty("mymovie.root"));
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final JsonMapper JSON = new JsonMapper();

    private static Assembly assembly;
    private static LogLake lake;

    @BeforeAll
    static void write(@TempDir Path directory) throws Exception {
        ObjectNode settings =
                (ObjectNode) JSON.readTree(ROOT.resolve("cdk.json").toFile());
        ((ObjectNode) settings.at("/estate/services/0/stages/1"))
                .putObject("edge")
                .put("webAcl", true);
        Path file = Files.writeString(directory.resolve("cdk.json"), settings.toString());
        assembly = EarlierStart.of(synthesize(file, directory.resolve("cdk.out")), DAY.minusDays(2));
        Path buckets = Files.createDirectories(directory.resolve("buckets"));
        Path folder = Files.createDirectories(buckets.resolve(folder()));
        String text = text();
        for (int line = 1; line <= 4; line++) {
            long time = DAY.atTime(3, line).toInstant(ZoneOffset.UTC).toEpochMilli();
            text = text.replace("@" + line + ",", time + ",");
        }
        Files.writeString(folder.resolve("a"), text);
        lake = new LogLake(assembly, buckets);
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    /** As an operator would who has written the option into the settings. */
    private static Assembly synthesize(Path settings, Path directory) throws IOException, InterruptedException {
        Path words = Files.createTempFile("synth", ".log");
        int exit = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dmymovie.root=" + ROOT,
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        ROOT.resolve("app/target/test-classes")
                                + File.pathSeparator
                                + Files.readString(ROOT.resolve("app/target/classpath"))
                                        .strip(),
                        "jp.mymovie.app.GrownEstate",
                        settings.toString(),
                        directory.toString()))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(words)).isZero();
        return Assembly.read(directory);
    }

    private static String folder() {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        for (Resource resource : Assembly.resources(assembly.stacks(), "AWS::Glue::Table")) {
            var input = values.value(resource.stack(), resource.property("TableInput"));
            if (input.path("Name").asText().equals("waf")) {
                String template = input.path("Parameters")
                        .path("storage.location.template")
                        .asText();
                for (String key : List.of("account", "service")) {
                    String first = input.path("Parameters")
                            .path("projection." + key + ".values")
                            .asText()
                            .split(",")[0];
                    template = template.replace("${" + key + "}", first);
                }
                return template.replace("${day}", DAY.toString().replace('-', '/'))
                        .substring("s3://".length());
            }
        }
        throw new AssertionError("no table waf");
    }

    private static String text() throws IOException {
        try (var in = Objects.requireNonNull(WafLogTest.class.getResourceAsStream("waf.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<List<@Nullable Object>> ask(String name) {
        NamedQuery query = NamedQuery.find(NamedQuery.all(assembly), name);
        return lake.ask(query.execute(query.values(Map.of("day", DAY.toString()))))
                .rows();
    }

    @Test
    void readsTheRequestAsJsonInItsColumn() {
        assertThat(lake.ask("SELECT action, response_code_sent, json_extract_scalar(http_request, '$.uri'),"
                                + " json_extract_scalar(http_request, '$.headers[1].value') FROM waf WHERE day = '"
                                + DAY.toString().replace('-', '/') + "' AND terminating_rule_id = 'AddressRequests'"
                                + " ORDER BY requested_at LIMIT 1")
                        .rows())
                .containsExactly(Arrays.asList("BLOCK", "429", "/api/v1/users/random", "REDACTED"));
    }

    @Test
    void tellsWhatWasRefusedByRule() {
        assertThat(ask("blocked-by-rule"))
                .extracting(row -> row.subList(2, 6))
                .containsExactly(
                        Arrays.asList("AddressRequests", "429", 2L, 1L),
                        Arrays.asList("AWSManagedRulesCommonRuleSet", null, 1L, 1L));
    }

    @Test
    void tellsWhatWasRefusedByAddress() {
        assertThat(ask("blocked-by-address"))
                .containsExactly(
                        List.of("192.0.2.3", "JP", "AddressRequests", 2L),
                        List.of("2001:db8::7", "NL", "AWSManagedRulesCommonRuleSet", 1L));
    }

    @Test
    void tellsWhatWasRefusedByCountry() {
        assertThat(ask("blocked-by-country")).containsExactly(List.of("JP", 2L, 1L), List.of("NL", 1L, 1L));
    }

    @Test
    void tellsWhatRulesWouldHaveRefused() {
        assertThat(ask("counted-by-rule"))
                .extracting(row -> row.subList(2, 5))
                .containsExactly(List.of("SizeRestrictions_BODY", 1L, "/api/v1/me/imports"));
    }
}
