package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptPathsTest {
    @Test
    void tellsALiteralPartFromAParameter() {
        assertThat(ScriptPaths.match("GET", "me/entries/changes"))
                .isEqualTo(new ScriptPaths.Match(MovieRoute.LIST_MY_CHANGES, Map.of()));
        assertThat(ScriptPaths.match("GET", "me/entries/129"))
                .isEqualTo(new ScriptPaths.Match(MovieRoute.GET_ENTRY, Map.of("tmdbId", "129")));
        assertThat(ScriptPaths.match("PUT", "me/following/hanako"))
                .isEqualTo(new ScriptPaths.Match(MovieRoute.FOLLOW, Map.of("handle", "hanako")));
    }

    @Test
    void takesAParameterEncodedOrNot() {
        for (String path : new String[] {"me/following/ｈanako", "me/following/%EF%BD%88anako"}) {
            assertThat(ScriptPaths.match("PUT", path))
                    .isEqualTo(new ScriptPaths.Match(MovieRoute.FOLLOW, Map.of("handle", "ｈanako")));
        }
        assertThat(ScriptPaths.match("PUT", "me/following/%")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''",
        "GET,me/",
        "GET,/me",
        "GET,me/entries/",
        "GET,me//entries",
        "GET,ME",
        "POST,me/entries/1",
        "DELETE,me",
        "GET,me/tokens",
        "PUT,me/tokens/a",
        "GET,health",
        "GET,users/hanako",
        "POST,contact",
        "GET,scripts/me"
    })
    void knowsNoOthers(String method, String path) {
        assertThat(ScriptPaths.match(method, path)).isNull();
    }
}
