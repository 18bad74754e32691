package jp.mymovie.movies.http;

import static jp.mymovie.movies.http.Contract.DOCUMENT;
import static jp.mymovie.movies.http.Contract.map;
import static jp.mymovie.movies.http.Contract.operation;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the route table, the handlers and the document together. */
final class OpenApiTest {
    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void describesEveryRoute(MovieRoute route) {
        Map<?, ?> operation = operation(route);
        assertThat(operation.get("operationId")).isEqualTo(route.name());
        assertThat(List.of().equals(operation.get("security")))
                .as("open to guests")
                .isEqualTo(route.access() == MovieRoute.Access.PUBLIC);
        assertThat(map(operation, "responses").containsKey("401"))
                .as("answers 401")
                .isEqualTo(route.access() == MovieRoute.Access.SIGNED_IN);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void namesWhatTheGatewayMayAnswerToAnyRequest(MovieRoute route) {
        assertThat(Contract.statuses(route))
                .contains("400", "403", "405", "429", "500", "502", "504")
                .doesNotContain("default");
        assertThat(Contract.statuses(route).contains("503"))
                .as("asks the table")
                .isEqualTo(route != MovieRoute.HEALTH);
        assertThat(Contract.statuses(route).contains("413"))
                .as("may have a body")
                .isEqualTo(!route.method().equals("GET"));
    }

    @Test
    void describesNoRouteThatIsNotThere() {
        long operations = map(DOCUMENT, "paths").values().stream()
                .flatMap(path -> ((Map<?, ?>) path).keySet().stream())
                .filter(key -> !"parameters".equals(key))
                .count();
        assertThat(operations).isEqualTo(MovieRoute.values().length);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void everyRouteIsAnsweredByTheFunctionOfItsEffectAlone(MovieRoute route) {
        Api api = new Api();
        String event = new String(Priming.event(route), StandardCharsets.UTF_8);
        assertThat(api.send(event, route.effect())).satisfies(answer -> {
            assertThat(answer.status()).isLessThan(500);
            assertThat(answer.status() == 404 && answer.problem().equals("no-route"))
                    .isFalse();
            assertThat(Contract.statuses(route)).contains("" + answer.status());
        });
        MovieRoute.Effect other =
                route.effect() == MovieRoute.Effect.READ ? MovieRoute.Effect.WRITE : MovieRoute.Effect.READ;
        assertThat(api.send(event, other).problem()).isEqualTo("no-route");
    }

    @Test
    void namesTheMembersThatAreAnswered() {
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako");
        assertThat(hanako.json("{\"score\":1}")
                        .put("/me/entries/129")
                        .json()
                        .members()
                        .keySet())
                .isEqualTo(members("OwnEntry"));
        assertThat(hanako.get("/me").json().members().keySet()).isEqualTo(members("Me"));
        assertThat(api.guest().get("/users/hanako").json().members().keySet()).isEqualTo(members("User"));
        assertThat(hanako.get("/me/entries").json().members().keySet()).isEqualTo(members("EntryList"));
        assertThat(hanako.get("/me/stats").json().members().keySet()).isEqualTo(members("Stats"));
        assertThat(api.guest().get("/films/129").json().members().keySet()).isEqualTo(members("LoggedFilm"));
        assertThat(api.guest().get("/films/129/entries").json().members().keySet())
                .isEqualTo(members("FilmEntries"));
        assertThat(hanako.get("/films/search?q=film").json().members().keySet()).isEqualTo(members("FilmSearch"));
        assertThat(hanako.get("/films/search?q=film")
                        .json()
                        .objects("items")
                        .getFirst()
                        .members()
                        .keySet())
                .isEqualTo(members("FoundFilm"));
    }

    @Test
    void refersToWhatIsThere() {
        everyReference(DOCUMENT);
    }

    private static void everyReference(Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                Object target = DOCUMENT;
                for (String part : reference.substring(2).split("/", -1)) {
                    target = Objects.requireNonNull(((Map<?, ?>) target).get(part), reference);
                }
            }
            map.values().forEach(OpenApiTest::everyReference);
        } else if (node instanceof Collection<?> items) {
            items.forEach(OpenApiTest::everyReference);
        }
    }

    /** All members of a schema and of those it is composed of. */
    private static TreeSet<String> members(String schema) {
        TreeSet<String> members = new TreeSet<>();
        collect(map(map(map(DOCUMENT, "components"), "schemas"), schema), members);
        return members;
    }

    private static void collect(Map<?, ?> schema, TreeSet<String> members) {
        if (schema.get("$ref") instanceof String reference) {
            members.addAll(members(reference.substring(reference.lastIndexOf('/') + 1)));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.keySet().forEach(name -> members.add(String.valueOf(name)));
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> collect((Map<?, ?>) part, members));
        }
    }
}
