package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.logs.Complaint;
import jp.mymovie.lab.logs.Lakes;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.lab.logs.Visit;
import jp.mymovie.lab.logs.Visit.Outcome;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The saved queries of the templates, on Trino, over a generated lake of which the truth is known. */
class SavedQueriesTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
    private static final LocalDate SILENT = LAST.minusDays(1);
    private static final LocalDate TO = LAST.minusDays(2);
    private static final LocalDate FROM = LAST.minusDays(3);
    private static final LocalDate FIRST = LAST.minusDays(4);

    private static Path buckets;
    private static LogLake lake;
    private static List<NamedQuery> queries;
    private static Traffic traffic;
    private static TrueAnswers truth;

    @BeforeAll
    static void makeLake(@TempDir Path directory) throws IOException {
        Assembly assembly = EarlierStart.of(SynthesizedEstate.assembly(), FIRST);
        traffic = Traffic.of(assembly, 7, LAST, 5, 60_000);
        Lakes.generate(assembly, traffic, directory.resolve("lake"));
        buckets = directory.resolve("lake").resolve(Lakes.BUCKETS);
        silence(stg() + "/movies/" + key(SILENT));
        signInAsRoot();
        lake = new LogLake(assembly, buckets);
        queries = NamedQuery.all(assembly);
        truth = new TrueAnswers(traffic, FROM, TO);
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page-views",
                "most-viewed-users",
                "most-viewed-films",
                "visitors",
                "busiest-hours",
                "error-rate",
                "failing-paths",
                "client-errors-by-address",
                "new-addresses",
                "user-agents",
                "bytes-by-path",
                "cache-hit-rate",
                "cost-of-requests",
                "gateway-refusals",
                "origin-keys",
                "function-errors",
                "killed-calls",
                "denied-calls",
                "changes",
                "log-readers"
            })
    void answersWhatTrulyHappened(String query) {
        assertThat(rounded(ask(query, Map.of()).rows()))
                .isNotEmpty()
                .containsExactlyElementsOf(rounded(truth.of(query)));
    }

    @Test
    void comesCloseToTheTrueLatencies() {
        Map<List<Object>, List<@Nullable Object>> expected = new HashMap<>();
        truth.of("slowest-routes").forEach(row -> expected.put(List.of(text(row, 0), text(row, 1)), row));

        List<List<@Nullable Object>> rows = ask("slowest-routes", Map.of()).rows();

        assertThat(rows).hasSameSizeAs(expected.values());
        assertThat(rows)
                .isSortedAccordingTo(Comparator.comparing(row -> -number(row, 4)))
                .allSatisfy(row -> {
                    List<@Nullable Object> route =
                            Objects.requireNonNull(expected.get(List.of(text(row, 0), text(row, 1))));
                    assertThat(row.get(2)).isEqualTo(route.get(2));
                    assertThat(number(row, 3)).isBetween(number(route, 3) * 0.9 - 1, number(route, 3) * 1.1 + 1);
                    assertThat(number(row, 4)).isBetween(number(route, 4) * 0.8 - 1, number(route, 5));
                    assertThat(row.get(5)).isEqualTo(route.get(5));
                });
    }

    @Test
    void findsOneAddressAmongMany() {
        String address = truth.busiestAddress();

        assertThat(ask("one-address", Map.of("address", address)).rows())
                .isNotEmpty()
                .containsExactlyElementsOf(truth.oneAddress(address));
    }

    @Test
    void followsARequestIntoTheFunctionThatFailed() {
        Visit failed = truth.failed(Outcome.ERROR);

        assertThat(request(failed)).singleElement().satisfies(row -> {
            assertThat(row.subList(0, 6)).containsExactlyElementsOf(gateway(failed));
            assertThat(row.subList(6, 8))
                    .containsExactly(
                            "ERROR", TrueAnswers.written(Complaint.of(failed).message()));
            assertThat(row.get(9)).isNull();
        });
    }

    @Test
    void followsARequestIntoTheFunctionThatWasKilled() {
        Visit killed = truth.failed(Outcome.TIMEOUT);

        assertThat(request(killed)).singleElement().satisfies(row -> {
            assertThat(row.subList(0, 6)).containsExactlyElementsOf(gateway(killed));
            assertThat(text(row, 9)).contains("\"status\":\"timeout\"");
        });
    }

    @Test
    void namesTheDayOnWhichAServiceWroteNothing() {
        assertThat(ask("silent-days", FROM, SILENT, Map.of()).rows())
                .containsExactly(List.of(key(SILENT), stg(), "movies"));
        assertThat(ask("silent-days", FROM, TO, Map.of()).rows()).isEmpty();
    }

    @Test
    void tellsOfEverythingTheRootUserDid() {
        assertThat(ask("sign-ins", FIRST, FIRST, Map.of()).rows())
                .extracting(row -> text(row, 2), row -> text(row, 4), row -> text(row, 5), row -> text(row, 6))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Root", "ConsoleLogin", "Success", "2001:db8::7"),
                        org.assertj.core.groups.Tuple.tuple("Root", "CreateAccessKey", "Success", "2001:db8::7"));
        assertThat(ask("sign-ins", Map.of()).rows()).isEmpty();
    }

    @Test
    void readsTheFilesOfTheDayAndNoOthers() throws IOException {
        for (NamedQuery query : queries) {
            if (query.parameters().contains("first_day")) {
                long wanted = 0;
                for (String table : tables(query)) {
                    wanted += switch (table) {
                        case "cloudfront", "s3access" -> files(table, TO, TO);
                        case "cloudtrail" -> files(table, TO, TO.plusDays(1));
                        default -> files(table, TO.minusDays(1), TO.plusDays(1));
                    };
                }
                // A join of nothing is not read at all.
                assertThat(ask(query.name(), TO, TO, Map.of()).bytesRead())
                        .as(query.name())
                        .isGreaterThan(query.name().equals("one-request") ? 0 : wanted - 1)
                        .isLessThanOrEqualTo(wanted);
            }
        }
    }

    @Test
    void takesADayWithDashesAndWithSlashes() {
        assertThat(lake.ask(find("page-views").execute(Map.of("first_day", key(FROM), "last_day", TO.toString())))
                        .rows())
                .containsExactlyElementsOf(truth.of("page-views"));
    }

    @Test
    void answersTheSameFromCompactedDays() {
        for (String table : lake.compactedTables()) {
            FROM.datesUntil(TO.plusDays(1))
                    .forEach(day -> lake.compact(table, find("compact-" + table.replace("_day", "")), day));
        }

        Answer raw = lake.ask("SELECT count(DISTINCT x_edge_request_id), count(*) FROM cloudfront WHERE day = '"
                + key(TO) + "' AND x_edge_request_id <> '-'");
        Answer compacted =
                lake.ask("SELECT count(DISTINCT x_edge_request_id), count(*) FROM cloudfront_day WHERE day = '"
                        + key(TO) + "' AND x_edge_request_id <> '-'");

        assertThat(number(raw.rows().getFirst(), 1))
                .as("duplicates")
                .isGreaterThan(number(raw.rows().getFirst(), 0));
        assertThat(compacted.rows().getFirst().get(0))
                .isEqualTo(raw.rows().getFirst().get(0))
                .isEqualTo(compacted.rows().getFirst().get(1));
        assertThat(compacted.bytesRead()).isLessThan(raw.bytesRead());
    }

    private static List<List<@Nullable Object>> request(Visit visit) {
        String id = Objects.requireNonNull(visit.gateway()).requestId();
        return ask("one-request", visit.day(), visit.day(), Map.of("id", id)).rows();
    }

    private static List<@Nullable Object> gateway(Visit visit) {
        Visit.Gateway gateway = Objects.requireNonNull(visit.gateway());
        return List.of(
                gateway.requestId(), visit.method(), visit.path(), "" + visit.status(), "" + gateway.latency(), "200");
    }

    private static Answer ask(String query, Map<String, String> values) {
        return ask(query, FROM, TO, values);
    }

    private static Answer ask(String query, LocalDate from, LocalDate to, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        find(query).parameters().forEach(parameter -> all.putIfAbsent(parameter, "x"));
        all.put("first_day", from.toString());
        all.put("last_day", to.toString());
        return lake.ask(find(query).execute(all));
    }

    private static NamedQuery find(String name) {
        return NamedQuery.find(queries, name);
    }

    private static List<String> tables(NamedQuery query) {
        return java.util.regex.Pattern.compile("FROM ([a-z]\\w*)")
                .matcher(query.sql())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The bytes of a table's files under some days. */
    private static long files(String table, LocalDate from, LocalDate to) throws IOException {
        List<String> days =
                from.datesUntil(to.plusDays(1)).map(day -> "/" + key(day) + "/").toList();
        try (Stream<Path> files = Files.walk(buckets)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.startsWith(buckets.resolve(lake.folder(table)))
                            && days.stream().anyMatch(file.toString()::contains))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void silence(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(buckets)) {
            List<Path> lost = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/cloudfront/" + folder + "/"))
                    .toList();
            assertThat(lost).as("files of " + folder).isNotEmpty();
            for (Path file : lost) {
                Files.delete(file);
            }
        }
    }

    private static void signInAsRoot() throws IOException {
        String text = new String(
                        Objects.requireNonNull(SavedQueriesTest.class.getResourceAsStream("root-signs-in.json"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .replace("2026-11-02", FIRST.toString());
        try (Stream<Path> files = Files.walk(buckets)) {
            Path beside = files.filter(file -> file.toString().contains("/CloudTrail/us-east-1/" + key(FIRST) + "/"))
                    .findFirst()
                    .orElseThrow();
            Files.write(beside.resolveSibling("root.json.gz"), Gzip.compress(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String stg() {
        return traffic.sources().stream()
                .filter(source -> source.stage().equals("Stg"))
                .findFirst()
                .orElseThrow()
                .account();
    }

    private static List<List<@Nullable Object>> rounded(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> rounded = new ArrayList<>();
        rows.forEach(row -> {
            List<@Nullable Object> copy = new ArrayList<>(row);
            copy.replaceAll(value -> value instanceof Double d ? Math.round(d * 1e6) / 1e6 : value);
            rounded.add(copy);
        });
        return rounded;
    }

    private static String text(List<@Nullable Object> row, int column) {
        return String.valueOf(row.get(column));
    }

    private static double number(List<@Nullable Object> row, int column) {
        return ((Number) Objects.requireNonNull(row.get(column))).doubleValue();
    }

    private static String key(LocalDate day) {
        return day.toString().replace('-', '/');
    }
}
