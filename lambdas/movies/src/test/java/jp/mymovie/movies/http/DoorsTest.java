package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HEAD and CORS, which concern every route alike. */
final class DoorsTest {
    private static final String ANY_ORIGIN = "access-control-allow-origin";

    private final Api api = new Api();

    static Stream<MovieRoute> reads() {
        return Arrays.stream(MovieRoute.values()).filter(route -> route.method().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void answersHeadLikeGetWithoutTheBody(MovieRoute route) {
        String get = new String(Priming.event(route), StandardCharsets.UTF_8);
        Api.Answer whole = api.send(get, route.effect());
        Api.Answer head = api.send(get.replace("\"GET\"", "\"HEAD\""), route.effect());

        assertThat(head.status()).isEqualTo(whole.status());
        assertThat(head.headers()).isEqualTo(whole.headers());
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void letsScriptsOfAnyOriginReadWhatIsPublicAlone(MovieRoute route) {
        Api.Answer answer = api.send(new String(Priming.event(route), StandardCharsets.UTF_8), route.effect());

        assertThat(answer.headers().get(ANY_ORIGIN))
                .isEqualTo(
                        route.access() == MovieRoute.Access.PUBLIC && route.effect() == MovieRoute.Effect.READ
                                ? "*"
                                : null);
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    void saysSoOfProblemsAndOfWhatHasNotChangedToo() {
        api.signedUp("hanako").json("{\"score\":1}").put("/me/entries/1");
        Api.Call guest = api.guest();
        String tag = guest.get("/users/hanako/entries").header("etag");

        Api.Answer unchanged = guest.header("If-None-Match", tag).get("/users/hanako/entries");

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header(ANY_ORIGIN)).isEqualTo("*");
        assertThat(guest.get("/users/nobody").header(ANY_ORIGIN)).isEqualTo("*");
        assertThat(guest.get("/films/x").status()).isEqualTo(400);
        assertThat(guest.get("/films/x").header(ANY_ORIGIN)).isEqualTo("*");
    }

    @Test
    void knowsNoHeadOfWhatIsNotRead() {
        String event = new String(Priming.event(MovieRoute.SEND_MESSAGE), StandardCharsets.UTF_8)
                .replace("\"POST\"", "\"HEAD\"");

        assertThat(api.send(event, MovieRoute.Effect.WRITE).status()).isEqualTo(404);
    }
}
