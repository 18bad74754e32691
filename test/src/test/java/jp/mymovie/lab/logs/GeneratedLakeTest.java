package jp.mymovie.lab.logs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static jp.mymovie.test.Assembly.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.local.lake.FilterPattern;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake of a few days, read file by file as nobody but this test does, against the visits it tells of. */
class GeneratedLakeTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 24);
    private static final JsonMapper JSON = new JsonMapper();

    /** A line and the folder it lies in, below the kind's. */
    private record Line(String folder, String text) {
        Optional<JsonNode> json() {
            try {
                return Optional.of(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        String day() {
            return folder.substring(folder.length() - 10);
        }
    }

    @TempDir
    static Path directory;

    private static Assembly assembly;
    private static Traffic traffic;
    private static Ledger ledger;

    @BeforeAll
    static void generate() {
        assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        traffic = Traffic.of(assembly, 7, LAST, 3, 40_000);
        ledger = Lakes.generate(assembly, traffic, directory.resolve("lake"));
    }

    @Test
    void tellsOfEveryVisitInCloudFrontsFieldsUnderTheDayOfTheRequest() throws IOException {
        List<Line> lines = lines("cloudfront");
        Map<String, Long> rows = lines.stream()
                .flatMap(line -> line.json().stream()
                        .filter(json -> json.path("x-edge-request-id").asText().length() > 1)
                        .peek(json -> assertThat(json.path("date").asText().replace('-', '/'))
                                .isEqualTo(line.day())))
                .collect(groupingBy(json -> json.path("x-edge-request-id").asText(), counting()));

        assertThat(rows)
                .isEqualTo(traffic.visits()
                        .filter(Visit::throughEdge)
                        .collect(groupingBy(
                                Visit::edgeRequestId,
                                summingLong(visit -> visit.fate().edgeLines()))));
        assertThat(fields(lines.get(0)))
                .isEqualTo(JSON.convertValue(template("Prod/Edge").findValue("RecordFields"), List.class));
    }

    private static List<String> fields(Line line) {
        List<String> names = new ArrayList<>();
        line.json().orElseThrow().fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void writesWhatTheGatewayKnowsOfEachCallAsTheStageSays() throws IOException {
        Map<String, Visit> visits = new TreeMap<>();
        traffic.visits()
                .forEach(visit -> Optional.ofNullable(visit.gateway())
                        .ifPresent(gateway -> visits.put(gateway.requestId(), visit)));
        List<JsonNode> rows = lines("apigateway").stream()
                .flatMap(line -> line.json().stream())
                .filter(json -> visits.containsKey(json.path("requestId").asText()))
                .toList();

        assertThat(rows)
                .hasSize(visits.values().stream()
                        .mapToInt(visit -> visit.fate().gatewayLines())
                        .sum());
        assertThat(rows).allSatisfy(json -> {
            Visit visit = requireNonNull(visits.get(json.path("requestId").asText()));
            assertThat(json.path("requestTime").asLong()).isEqualTo(visit.time().toEpochMilli());
            assertThat(json.path("path").asText()).isEqualTo(visit.path());
            assertThat(json.path("status").asText()).isEqualTo("" + visit.status());
        });
    }

    @Test
    void putsRecordsNearMidnightUnderTheDayOfArrivalAndNoneFurther() throws IOException {
        Map<Long, Long> off = lines("apigateway").stream()
                .flatMap(line -> line
                        .json()
                        .filter(json -> json.path("requestTime").asLong() > 0)
                        .map(json ->
                                LocalDate.parse(line.day().replace('/', '-')).toEpochDay()
                                        - LocalDate.ofInstant(
                                                        Instant.ofEpochMilli(json.path("requestTime")
                                                                .asLong()),
                                                        ZoneOffset.UTC)
                                                .toEpochDay())
                        .stream())
                .collect(groupingBy(Function.identity(), counting()));

        assertThat(off.keySet()).contains(0L, -1L).allMatch(days -> Math.abs(days) <= 1);
    }

    @Test
    void tellsOfEveryFailedRunOnceOrUnderTheErrorPrefix() throws IOException {
        List<String> ids = lines("lambda").stream()
                .map(line -> line.json().orElseThrow())
                .map(json -> json.path("requestId")
                        .asText(json.path("record").path("requestId").asText()))
                .distinct()
                .toList();
        List<Visit> failed =
                traffic.visits().filter(visit -> visit.functionLineId() != null).toList();

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(failed.stream()
                        .filter(visit -> !visit.fate().poisoned())
                        .map(visit -> requireNonNull(visit.functionLineId()))
                        .toList());
        assertThat(lines("errors")).hasSize((int)
                failed.stream().filter(visit -> visit.fate().poisoned()).count());
        assertThat(failed)
                .extracting(
                        visit -> requireNonNull(visit.invocation()).outcome().name())
                .contains("ERROR", "TIMEOUT", "OUT_OF_MEMORY");
    }

    @Test
    void keepsTheLinesOfRunsThatEndedWellFromTheLake() {
        Visit visit = traffic.visits()
                .filter(candidate -> candidate.invocation() != null && candidate.functionLineId() == null)
                .findFirst()
                .orElseThrow();
        FilterPattern errors = new FilterPattern(
                template("Prod/Api").findValue("FilterPattern").asText());

        assertThat(FunctionLines.of(visit, requireNonNull(visit.gateway()), requireNonNull(visit.invocation())))
                .hasSize(2)
                .noneMatch(errors::takes);
    }

    @Test
    void countsMalformedAndHostileLinesAsTheLedgerSays() throws IOException {
        long told = traffic.visits()
                .filter(Visit::throughEdge)
                .mapToLong(visit -> visit.fate().edgeLines())
                .sum();
        Ledger.Day sum =
                Ledger.sum(requireNonNull(ledger.kinds().get("cloudfront")).values());

        assertThat(sum.rows()).isEqualTo(told);
        assertThat(sum.malformed()).isPositive();
        assertThat(lines("cloudfront")).hasSize((int) (sum.rows() + sum.malformed()));
        assertThat(sum.hostile()).isPositive();
        assertThat(sum.duplicates()).isPositive();
        Ledger read = Ledger.read(directory.resolve("lake"));
        assertThat(requireNonNull(requireNonNull(read.kinds().get("cloudfront")).get(LAST))
                        .digest())
                .isEqualTo(Ledger.digest(
                        traffic.visits(LAST).filter(Visit::throughEdge).map(Visit::edgeRequestId)));
    }

    @Test
    void recordsCallsInTheTrailsOwnFiles() throws IOException {
        List<JsonNode> files = lines("cloudtrail").stream()
                .map(line -> line.json().orElseThrow())
                .toList();

        assertThat(files.stream()
                        .flatMap(file -> file.path("Records").valueStream())
                        .map(call -> call.path("eventID").asText()))
                .containsExactlyInAnyOrderElementsOf(traffic.days().stream()
                        .flatMap(traffic::calls)
                        .map(Call::eventId)
                        .toList());
    }

    @Test
    void deliversSomeOfAnHourLateIntoTheFolderOfThatHour() throws IOException {
        Traffic week = Traffic.of(assembly, 3, LAST, 7, 3_000);
        Lakes.generate(assembly, week, directory.resolve("late"));

        assertThat(week.visits().filter(visit -> visit.fate().edgeLate())).isNotEmpty();
        try (Stream<Path> files = Files.walk(directory.resolve("late"))) {
            assertThat(files.filter(file -> file.toString().matches(".*/cloudfront/.*\\.gz"))
                            .map(file -> hoursLate(file)))
                    .contains(1L)
                    .anyMatch(hours -> hours > 2)
                    .allMatch(hours -> hours >= 1 && hours <= 24);
        }
    }

    private static long hoursLate(Path file) {
        String[] hour = file.getFileName().toString().split("\\.")[1].split("-");
        Instant start = LocalDate.of(Integer.parseInt(hour[0]), Integer.parseInt(hour[1]), Integer.parseInt(hour[2]))
                .atTime(Integer.parseInt(hour[3]), 0)
                .toInstant(ZoneOffset.UTC);
        try {
            return (Files.getLastModifiedTime(file).toInstant().getEpochSecond() - start.getEpochSecond()) / 3600;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isTheSameForTheSameSeedAlone() {
        assertThat(Traffic.of(assembly, 7, LAST, 3, 40_000).visits().limit(500))
                .containsExactlyElementsOf(traffic.visits().limit(500).toList());
        assertThat(Traffic.of(assembly, 8, LAST, 3, 40_000).visits().findFirst())
                .isNotEqualTo(traffic.visits().findFirst());
        assertThat(traffic.visits().count()).isEqualTo(40_000);
        assertThat(traffic.visits().map(Visit::time)).isSorted();
    }

    @Test
    void looksLikeTheService() {
        Map<String, Long> views = traffic.visits()
                .filter(visit -> visit.path().startsWith("/u/") && visit.status() == 200)
                .collect(groupingBy(Visit::path, counting()));
        long evening = traffic.visits()
                .filter(visit -> hour(visit) >= 9 && hour(visit) < 15)
                .count();

        assertThat(requireNonNull(views.get("/u/user1")))
                .as("popular")
                .isGreaterThan(20L * views.values().stream().min(Long::compare).orElseThrow());
        assertThat(evening).as("evening in Japan").isGreaterThan(traffic.requests() * 2 / 5);
        assertThat(traffic.visits().map(visit -> visit.status() / 100).distinct())
                .contains(2, 3, 4, 5);
        assertThat(traffic.visits().filter(visit -> visit.address().contains(":")))
                .isNotEmpty();
        assertThat(Route.ALL)
                .allMatch(route -> Arrays.stream(MovieRoute.values())
                        .anyMatch(known -> route.method().equals(known.method())
                                && route.path().equals("/v1" + known.path())));
    }

    private static int hour(Visit visit) {
        return visit.time().atOffset(ZoneOffset.UTC).getHour();
    }

    @Test
    void overwritesNothing() {
        assertThatThrownBy(() -> Lakes.generate(assembly, traffic, directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be empty");
    }

    private static List<Line> lines(String kind) throws IOException {
        List<Line> lines = new ArrayList<>();
        Path bucket = directory.resolve(
                "lake/s3/mymovie-%s-000000000002".formatted(kind.equals("cloudtrail") ? "trail" : "lake"));
        try (Stream<Path> files = Files.walk(bucket.resolve(kind))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (var in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    String folder = bucket.relativize(file.getParent()).toString();
                    in.lines().map(line -> new Line(folder, line)).forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
