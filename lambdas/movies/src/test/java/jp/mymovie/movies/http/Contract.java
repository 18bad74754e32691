package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonObject;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What {@code openapi.yaml} promises. */
final class Contract {
    static final Map<?, ?> DOCUMENT = load();

    private Contract() {}

    static Map<?, ?> operation(MovieRoute route) {
        return map(map(map(DOCUMENT, "paths"), route.path()), route.method().toLowerCase(Locale.ROOT));
    }

    /** The statuses a route may answer with. */
    static Set<String> statuses(MovieRoute route) {
        return map(operation(route), "responses").keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    /** Fails unless an answer is one that the route may give, and of the shape that all have. */
    static void holds(MovieRoute route, Api.Answer answer) {
        assertThat("" + answer.status()).as(answer.body()).isIn(statuses(route)).isNotEqualTo("500");
        holds(answer);
    }

    /** Fails unless an answer has the shape that all have. */
    static void holds(Api.Answer answer) {
        assertThat(answer.header("cache-control")).isNotBlank();
        if (answer.status() >= 400) {
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            JsonObject problem = answer.json();
            assertThat(problem.integer("status")).isEqualTo(answer.status());
            assertThat(problem.string("type")).startsWith("https://mymovie.jp/problems/");
            assertThat(problem.string("title")).isNotBlank();
            assertThat(problem.string("detail")).isNotBlank();
            assertThat(problem.string("instance")).isNotNull();
        } else if ("application/json".equals(answer.headers().get("content-type"))) {
            assertThat(answer.json().members()).isNotEmpty();
        }
    }

    static Map<?, ?> map(Map<?, ?> parent, String name) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(name), name);
    }

    private static Map<?, ?> load() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new Yaml(options).load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
