package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.InMemoryMovieStore;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Unavailable;
import jp.mymovie.movies.domain.Waits;
import jp.mymovie.movies.json.FailedMetric;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which answers count as failures of the version that runs, and roll a deployment back. */
final class FailedMetricTest {
    private static final List<Supplier<Throwable>> FAULTS = List.of(
            () -> new IllegalStateException("a bug"),
            () -> new NullPointerException("another bug"),
            StackOverflowError::new,
            () -> new Unavailable("the table did not answer", new IllegalStateException("throttled")));

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void everyFaultOfOurOwnCounts(MovieRoute route) {
        for (Supplier<Throwable> fault : FAULTS) {
            Api api = new Api(failing(MovieStore.class, fault), failing(FilmCatalog.class, fault));
            Api.Answer answer = Requests.send(api.as("hanako"), route, "taro", "hanako");
            JsonObject line = lastLine(api);
            assertThat(counts(line)).as(route + " " + answer).isEqualTo(answer.status() >= 500);
            assertThat(answer.status() >= 500)
                    .as("but those that ask neither table nor TMDB")
                    .isEqualTo(route != MovieRoute.HEALTH && route != MovieRoute.SEND_MESSAGE);
        }
    }

    @ParameterizedTest
    @EnumSource(CatalogFault.Kind.class)
    void anOutageOfTmdbDoesNotCount(CatalogFault.Kind kind) {
        int failed = 0;
        for (MovieRoute route : MovieRoute.values()) {
            Api api = new Api(
                    new InMemoryMovieStore(), failing(FilmCatalog.class, () -> new CatalogFault(kind, "of TMDB")));
            api.signedUp("hanako");
            api.signedUp("taro");
            Api.Answer answer = Requests.send(api.as("hanako"), route, "taro", "hanako");
            failed += answer.status() >= 500 ? 1 : 0;
            assertThat(counts(lastLine(api))).as(route + " " + answer).isFalse();
        }
        assertThat(failed).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void whatIsRefusedDoesNotCount(MovieRoute route) {
        Api api = new Api();
        Requests.send(api.as("nobody"), route, "stranger", "x");
        Requests.send(api.guest(), route, "stranger", "x");
        assertThat(api.log.toString(StandardCharsets.UTF_8).lines().map(Api::read))
                .hasSize(2)
                .noneMatch(FailedMetricTest::counts);
    }

    @Test
    void anEventThatCannotBeReadCounts() {
        Api api = new Api();
        assertThat(api.send("no event", MovieRoute.Effect.READ).status()).isEqualTo(500);
        assertThat(counts(lastLine(api))).isTrue();
    }

    @Test
    void namesFunctionAndVersion() {
        var out = new ByteArrayOutputStream();
        var log = new RequestLog(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Clock.fixed(Api.NOW, ZoneOffset.UTC),
                new FailedMetric("movie-queries", "12"));

        log.write(MovieRoute.Effect.READ, null, 500, 1, new Waits(), new IllegalStateException());
        log.write(MovieRoute.Effect.READ, null, 200, 1, new Waits(), null);

        List<JsonObject> lines =
                out.toString(StandardCharsets.UTF_8).lines().map(Api::read).toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.string("function")).isEqualTo("movie-queries");
            assertThat(line.string("version")).isEqualTo("12");
        });
        assertThat(lines).extracting(FailedMetricTest::counts).containsExactly(true, false);
    }

    /** As CloudWatch reads it: a value, and a directive that makes a metric of it by function and version. */
    private static boolean counts(JsonObject line) {
        List<JsonObject> directives = line.object("_aws").objects("CloudWatchMetrics").stream()
                .filter(directive -> directive.objects("Metrics").stream()
                        .anyMatch(metric -> "failed".equals(metric.string("Name"))))
                .toList();
        assertThat(line.has("failed")).isEqualTo(!directives.isEmpty());
        directives.forEach(directive -> {
            assertThat(directive.string("Namespace")).isEqualTo("MovieService");
            assertThat(directive.get("Dimensions")).isEqualTo(List.of(List.of("function", "version")));
            assertThat(line.integer("failed")).isEqualTo(1);
        });
        return !directives.isEmpty();
    }

    private static JsonObject lastLine(Api api) {
        return Api.read(Objects.requireNonNull(
                api.log.toString(StandardCharsets.UTF_8).lines().toList().getLast()));
    }

    private static <T> T failing(Class<T> port, Supplier<Throwable> fault) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    throw fault.get();
                }));
    }
}
