package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.logs.Lakes;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.local.athena.Answer;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import jp.mymovie.local.lake.Gzip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A day on which an account is attacked among the usual traffic: every step leaves a row in the questions that it should.
 * {@code attack.json} names for each event the page of AWS that documents its form.
 */
class AttackTest {
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNT = "000000000005";

    /** More groups than the hundred at which questions once were cut. */
    private static final int NOISE = 150;

    private static Path buckets;
    private static LogLake lake;
    private static List<NamedQuery> queries;
    private static final Map<String, Answer> ANSWERS = new HashMap<>();

    @BeforeAll
    static void write(@TempDir Path directory) throws IOException {
        Assembly assembly = EarlierStart.of(SynthesizedEstate.assembly(), DAY.minusDays(3));
        Lakes.generate(assembly, Traffic.of(assembly, 5, DAY.plusDays(1), 4, 4_000), directory.resolve("lake"));
        buckets = directory.resolve("lake").resolve(Lakes.BUCKETS);
        lake = new LogLake(assembly, buckets);
        queries = NamedQuery.all(assembly);
        Map<String, ArrayNode> byRegion = new LinkedHashMap<>();
        for (JsonNode event : events()) {
            add(byRegion, event.get("record"));
        }
        for (int i = 0; i < 2 * NOISE; i++) {
            add(byRegion, routine(i));
        }
        for (Map.Entry<String, ArrayNode> region : byRegion.entrySet()) {
            Path folder = Files.createDirectories(organization()
                    .resolve(ACCOUNT)
                    .resolve("CloudTrail")
                    .resolve(region.getKey())
                    .resolve(DAY.toString().replace('-', '/')));
            String file = JSON.writeValueAsString(Map.of("Records", region.getValue()));
            Files.write(folder.resolve("attack.json.gz"), Gzip.compress(file.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    static Stream<Arguments> steps() throws IOException {
        List<Arguments> steps = new ArrayList<>();
        for (JsonNode event : events()) {
            for (JsonNode question : event.get("questions")) {
                JsonNode record = event.get("record");
                steps.add(Arguments.of(
                        event.get("technique").asText(),
                        question.asText(),
                        record.get("eventName").asText(),
                        record));
            }
        }
        return steps.stream();
    }

    @ParameterizedTest(name = "{0}: {1} shows {2}")
    @MethodSource("steps")
    void showsEveryStepInTheQuestionsThatShould(String technique, String question, String call, JsonNode record) {
        JsonNode identity = record.path("userIdentity");
        String who = identity.path("arn")
                .asText(identity.path("invokedBy")
                        .asText(identity.path("principalId").asText("-")));

        assertThat(rows(question)).as("%s: %s by %s", technique, call, who).anySatisfy(row -> {
            if (!question.equals("sign-ins-without-mfa")) {
                assertThat(row).contains(call);
            }
            if (!question.equals("root-user")) {
                assertThat(row).contains(who);
            }
            assertThat(row).contains(ACCOUNT);
            String error = record.path("errorCode").asText();
            if (!error.isEmpty() && !question.equals("changes")) {
                assertThat(row).contains(error);
            }
        });
    }

    @Test
    void showsEveryTechniqueThatCloudAttackersUse() throws IOException {
        List<String> techniques = new ArrayList<>();
        events().forEach(event -> techniques.add(event.get("technique").asText()));

        assertThat(techniques)
                .contains(
                        "stop or blind the trail",
                        "new keys and users",
                        "policy and trust changes",
                        "console without a second factor",
                        "copies carried out",
                        "other regions",
                        "instance launches at quota",
                        "secrets read in bulk",
                        "another account");
    }

    @Test
    void keepsTheRarestFirstAmongMoreThanAHundredChanges() {
        List<List<@Nullable Object>> rows = rows("changes");

        assertThat(rows).hasSizeGreaterThan(NOISE);
        assertThat(rows.indexOf(rows.stream()
                        .filter(row -> row.contains("StopConfigurationRecorder"))
                        .findFirst()
                        .orElseThrow()))
                .isLessThan(rows.indexOf(rows.stream()
                        .filter(row -> row.contains("Routine0"))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void countsTheSecretsThatWereReadInBulk() {
        assertThat(rows("secrets-read")).first().satisfies(row -> {
            assertThat(row).contains("GetSecretValue", "arn:aws:iam::" + ACCOUNT + ":user/mallory");
            assertThat(row.get(8)).isEqualTo(25L);
        });
    }

    @Test
    void cutsAtAThousandRowsAndSaysOfHowMany() {
        NamedQuery query = NamedQuery.find(queries, "one-identity");
        Answer answer = lake.ask(query.execute(
                Map.of("first_day", DAY.toString(), "last_day", DAY.toString(), "identity", "AKIAIOSFODNN7EXAMPLE")));

        assertThat(answer.rows()).hasSizeGreaterThan(60);
        assertThat(answer.rows().getFirst().getLast())
                .isEqualTo((long) answer.rows().size());
        assertThat(answer.columns().getLast()).isEqualTo("rows_found");
    }

    private static List<List<@Nullable Object>> rows(String question) {
        return ANSWERS.computeIfAbsent(question, AttackTest::ask).rows();
    }

    private static Answer ask(String question) {
        LocalDate first = question.equals("first-seen-calls") ? DAY.minusDays(2) : DAY;
        NamedQuery query = NamedQuery.find(queries, question);
        return lake.ask(query.execute(Map.of("first_day", first.toString(), "last_day", DAY.toString())));
    }

    private static void add(Map<String, ArrayNode> byRegion, JsonNode record) {
        byRegion.computeIfAbsent(record.get("awsRegion").asText(), region -> JSON.createArrayNode())
                .add(record);
    }

    /** What a deployment does twice. */
    private static ObjectNode routine(int i) {
        ObjectNode record = JSON.createObjectNode();
        record.putObject("userIdentity")
                .put("type", "AssumedRole")
                .put("arn", "arn:aws:sts::" + ACCOUNT + ":assumed-role/deployment/" + i / 2)
                .put("accountId", ACCOUNT);
        return record.put("eventTime", DAY + "T09:00:00Z")
                .put("eventSource", "cloudformation.amazonaws.com")
                .put("eventName", "Routine" + i / 2)
                .put("awsRegion", "ap-northeast-1")
                .put("eventID", "00000000-0000-4000-8000-%012d".formatted(i))
                .put("readOnly", false)
                .put("recipientAccountId", ACCOUNT);
    }

    private static JsonNode events() throws IOException {
        String text = new String(
                Objects.requireNonNull(AttackTest.class.getResourceAsStream("attack.json"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        return JSON.readTree(text.replace("ACCOUNT", ACCOUNT).replace("DAYT", DAY + "T"));
    }

    private static Path organization() throws IOException {
        try (Stream<Path> files = Files.walk(buckets, 5)) {
            return files.filter(path -> Objects.requireNonNull(path.getParent()).endsWith("AWSLogs")
                            && path.getFileName().toString().startsWith("o-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
