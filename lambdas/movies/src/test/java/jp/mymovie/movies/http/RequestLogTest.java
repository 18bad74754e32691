package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.tmdb.Tmdb;
import jp.mymovie.movies.tmdb.UnwellTmdb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of requests, and what it keeps to itself. */
final class RequestLogTest {
    /** In everything a person says, in capitals or not. */
    private static final String MARK = "marked";

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void namesNobodyAndNothingAnybodySaid(MovieRoute route) {
        Api api = new Api();
        api.films.put(1, new Film(1, "Marked title", "Marked title", LocalDate.of(2000, 1, 1), "/marked.jpg"));
        api.signedUp("marked_user").json("{\"score\":50}").put("/me/entries/3");
        for (String caller : List.of("marked_user", "marked_stranger")) {
            Requests.send(marked(api.as(caller)), route, "marked_user", MARK);
        }
        Requests.send(marked(api.guest()), route, "marked_user", MARK);
        assertThat(lines(api)).hasSizeGreaterThan(3);
        assertThat(api.log.toString(StandardCharsets.UTF_8)).doesNotContainIgnoringCase(MARK);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void namesNobodyWhereSomethingFailsInWhateverWords(MovieRoute route) {
        Api api = new Api(failing(MovieStore.class), failing(FilmCatalog.class));
        Api.Answer answer = Requests.send(marked(api.as("marked_user")), route, "marked_user", MARK);
        JsonObject line = lines(api).getLast();
        assertThat(line.string("level")).isEqualTo(answer.status() < 500 ? "INFO" : "ERROR");
        assertThat(line.has("errorType")).isEqualTo(answer.status() >= 500);
        assertThat(api.log.toString(StandardCharsets.UTF_8)).doesNotContainIgnoringCase(MARK);
    }

    @Test
    void writesOneShortLineWhateverIsAskedOrFails() {
        Api api = new Api(failing(MovieStore.class), failing(FilmCatalog.class));
        String long1 = "x".repeat(8_000);
        api.guest().header("user-agent", long1).get("/users/hanako/entries?q=" + long1);
        api.guest().get("/users/" + long1);
        api.as("hanako").json("{\"note\":\"" + long1 + "\"}").put("/me/entries/3");

        assertThat(api.log.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(4_096));
    }

    @Test
    void tellsWhatWasAskedHowItEndedAndHowLongItTook() {
        Api api = new Api();
        api.guest().get("/users/nobody_at_all");
        JsonObject line = lines(api).getLast();
        assertThat(line.string("timestamp")).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(line.string("level")).isEqualTo("INFO");
        assertThat(line.string("requestId")).isEqualTo("request-1");
        assertThat(line.string("route")).isEqualTo("GET_USER");
        assertThat(line.string("effect")).isEqualTo("READ");
        assertThat(line.string("outcome")).isEqualTo("refused");
        assertThat(line.integer("status")).isEqualTo(404);
        assertThat(line.integer("latencyMs")).isBetween(0L, 60_000L);
        assertThat(line.object("_aws").integer("Timestamp")).isEqualTo(Api.NOW.toEpochMilli());
    }

    @Test
    void tellsHowLongTheTableAndTmdbTook() {
        try (UnwellTmdb server = new UnwellTmdb()) {
            server.answer(UnwellTmdb.drip("{\"id\":1,\"title\":\"t\"}", 2));
            var log = new ByteArrayOutputStream();
            Api api = new Api(TableParts.of(
                    TestTable.client(),
                    TestTable.create(),
                    Tmdb.uncached(server.base(), "secret", Clock.systemUTC()),
                    Clock.systemUTC(),
                    log));
            api.signedUp("hanako").json("{\"score\":50}").put("/me/entries/1");
            List<JsonObject> lines = lines(log.toString(StandardCharsets.UTF_8));
            assertThat(lines.getFirst().has("tmdbMs")).isFalse();
            assertThat(lines.getLast().integer("storeCalls")).isEqualTo(6);
            assertThat(lines.getLast().integer("storeMs")).isBetween(0L, 60_000L);
            assertThat(lines.getLast().integer("tmdbMs")).isBetween(50L, 60_000L);
        }
    }

    /**
     * Each name with each combination of values of its dimensions is a metric to pay for, by the hour in which it has values: {@code
     * failed} has none while a version is well.
     */
    @Test
    void makesNoMoreMetricsThanAreFree() {
        Set<String> metrics = new TreeSet<>();
        for (Api api : List.of(new Api(), new Api(failing(MovieStore.class), failing(FilmCatalog.class)))) {
            for (MovieRoute route : MovieRoute.values()) {
                Requests.send(api.as("hanako"), route, "hanako", "hanako");
                Requests.send(api.guest(), route, "hanako", "hanako");
            }
            lines(api).forEach(line -> metrics.addAll(metrics(line)));
        }
        assertThat(metrics)
                .containsExactly(
                        "failed none none",
                        "latencyMs READ failed",
                        "latencyMs READ ok",
                        "latencyMs READ refused",
                        "latencyMs WRITE failed",
                        "latencyMs WRITE ok",
                        "latencyMs WRITE refused");
        assertThat(metrics.size() + MovieRoute.Effect.values().length)
                .as("with tmdbMs of each effect")
                .isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Root=marked", "Root=1-00000000-nothexnothexnothexnothex;Sampled=1"})
    void takesNoTraceIdThatIsNone(@Nullable String header) {
        assertThat(traced(header).get("xrayTraceId")).isNull();
    }

    @Test
    void namesTheTraceOfTheInvocation() {
        assertThat(traced("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
                        .string("xrayTraceId"))
                .isEqualTo("1-5759e988-bd862e3fe1be46a994272793");
    }

    private static JsonObject traced(@Nullable String header) {
        String property = "com.amazonaws.xray.traceHeader";
        Api api = new Api();
        try {
            if (header != null) {
                System.setProperty(property, header);
            }
            api.guest().get("/health");
        } finally {
            System.clearProperty(property);
        }
        return lines(api).getLast();
    }

    private static Set<String> metrics(JsonObject line) {
        Set<String> metrics = new TreeSet<>();
        for (JsonObject directive : line.object("_aws").objects("CloudWatchMetrics")) {
            assertThat(directive.string("Namespace")).isEqualTo("MovieService");
            for (JsonObject metric : directive.objects("Metrics")) {
                String name = Objects.requireNonNull(metric.string("Name"));
                assertThat(line.integer(name)).as(name).isNotNull();
                List<?> dimensions = (List<?>) Objects.requireNonNull(
                        ((List<?>) Objects.requireNonNull(directive.get("Dimensions"))).getFirst());
                metrics.add(name + " "
                        + String.join(
                                " ",
                                dimensions.stream()
                                        .map(d -> Objects.requireNonNull(line.string(String.valueOf(d))))
                                        .toList()));
            }
        }
        return metrics;
    }

    private static Api.Call marked(Api.Call call) {
        return call.header("Authorization", "Bearer marked-token")
                .header("Cookie", "marked=1")
                .header("X-Forwarded-For", "marked, 1.2.3.4");
    }

    /** Fails with what it was asked in its message. */
    private static <T> T failing(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    String said = MARK + " " + Arrays.toString(arguments);
                    throw port == FilmCatalog.class
                            ? new CatalogFault(CatalogFault.Kind.BROKEN, said)
                            : new IllegalStateException(said);
                }));
    }

    private static List<JsonObject> lines(Api api) {
        return lines(api.log.toString(StandardCharsets.UTF_8));
    }

    private static List<JsonObject> lines(String log) {
        return log.lines().map(Api::read).toList();
    }
}
