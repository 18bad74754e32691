package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers tell of the limit that refuses. */
final class QuotaTest {
    private static final String POLICY = "\"writes\";q=100;w=60";

    private final Api api = new Api();

    @Test
    void countsDownToTheRefusal() {
        Api.Call hanako = api.signedUp("hanako");
        api.generosity = 0;
        api.times.clear();
        for (int left = Throttle.WRITES_A_MINUTE - 1; left >= 0; left--) {
            Api.Answer answer = hanako.delete("/me/entries/1");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("ratelimit-policy")).isEqualTo(POLICY);
            assertThat(answer.header("ratelimit")).isEqualTo("\"writes\";r=" + left + ";t=60");
        }
        Api.Answer refused = hanako.delete("/me/entries/1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("ratelimit")).isEqualTo("\"writes\";r=0;t=60");
        assertThat(refused.header("ratelimit-policy")).isEqualTo(POLICY);
        assertThat(refused.header("retry-after")).isEqualTo("60");
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void standsOnEveryAnswerToAWriteAndOnNoRead(MovieRoute route) {
        api.signedUp("taro");
        Api.Call hanako = api.signedUp("hanako");
        Api.Answer answer = Requests.send(hanako, route, "taro", "hanako");
        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.headers().containsKey("ratelimit"))
                .as(answer.toString())
                .isEqualTo(route.effect() == MovieRoute.Effect.WRITE);
    }

    @Test
    void isToldOfMessagesOfGuestsToo() {
        api.generosity = 0;
        Api.Answer answer =
                api.guest().json("{\"category\":\"other\",\"text\":\"a\"}").post("/contact");
        assertThat(answer.header("ratelimit-policy")).isEqualTo("\"messages\";q=5;w=3600");
        assertThat(answer.header("ratelimit")).isEqualTo("\"messages\";r=4;t=3600");
    }

    @Test
    void isToldWhereTheRequestIsRefusedForAnotherReason() {
        Api.Answer answer = api.signedUp("hanako").json("{\"score\":101}").put("/me/entries/1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Objects.requireNonNull(answer.headers().get("ratelimit"))).startsWith("\"writes\"");
    }
}
