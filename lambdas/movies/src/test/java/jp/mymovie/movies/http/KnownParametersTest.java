package jp.mymovie.movies.http;

import static jp.mymovie.movies.http.Contract.DOCUMENT;
import static jp.mymovie.movies.http.Contract.map;
import static jp.mymovie.movies.http.Contract.operation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KnownParametersTest {
    private final Api api = new Api();

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void areThoseOfTheDocument(MovieRoute route) {
        TreeSet<String> described = new TreeSet<>();
        for (Map<?, ?> owner : List.of(operation(route), map(map(DOCUMENT, "paths"), route.path()))) {
            if (owner.get("parameters") instanceof List<?> parameters) {
                for (Object parameter : parameters) {
                    Map<?, ?> resolved = resolved((Map<?, ?>) parameter);
                    if ("query".equals(resolved.get("in"))) {
                        described.add(String.valueOf(resolved.get("name")));
                    }
                }
            }
        }
        assertThat(KnownParameters.of(route)).isEqualTo(described);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void refusesUnknownOnes(MovieRoute route) {
        Api.Answer answer = sent(route, "limits=5");
        assertThat(answer.problem()).isEqualTo("bad-parameter");
        assertThat(answer.json().string("detail")).startsWith("there is no parameter 'limits' here: ");
        KnownParameters.of(route)
                .forEach(known -> assertThat(answer.json().string("detail")).contains(known));
        Contract.holds(route, answer);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void refusesOnesThatAreGivenTwice(MovieRoute route) {
        for (String name : KnownParameters.of(route)) {
            Api.Answer answer = sent(route, name + "=1&" + name + "=1");
            assertThat(answer.problem()).isEqualTo("bad-parameter");
            assertThat(answer.json().string("detail")).startsWith("'" + name + "' must be given once");
        }
    }

    @Test
    void takesTheOneThatLeadsPastCopiesWhereverCopiesAre() {
        for (MovieRoute route : MovieRoute.values()) {
            if (route.isCacheable()) {
                assertThat(KnownParameters.of(route)).contains(KnownParameters.REV);
            }
        }
        api.signedUp("hanako").json("{\"score\":1}").put("/me/entries/1");
        assertThat(api.guest().get("/users/random?rev=1764028800000").status()).isEqualTo(200);
        assertThat(api.guest().get("/users/hanako?rev=1764028800000").status()).isEqualTo(200);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        Api.Answer answer = api.signedUp("hanako").get("/films/search?q=%FF");
        assertThat(answer.problem()).isEqualTo("bad-parameter");
        assertThat(answer.json().string("detail")).startsWith("'q' must be UTF-8");
    }

    @Test
    void aGuestIsAskedForATokenFirst() {
        assertThat(api.guest().get("/me?x=1").status()).isEqualTo(401);
    }

    private Api.Answer sent(MovieRoute route, String query) {
        return api.as("hanako")
                .send(
                        route.method(),
                        route.path()
                                        .replace("{tmdbId}", "1")
                                        .replace("{handle}", "hanako")
                                        .replace("{importId}", "AAAAAAAAAAAAAAAA")
                                + "?" + query);
    }

    private static Map<?, ?> resolved(Map<?, ?> parameter) {
        return parameter.get("$ref") instanceof String reference
                ? map(
                        map(map(DOCUMENT, "components"), "parameters"),
                        reference.substring(reference.lastIndexOf('/') + 1))
                : parameter;
    }
}
