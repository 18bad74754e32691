package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.mymovie.movies.MovieRoute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Bodies made to hurt: what is taken is kept as it was sent, what is not is said in the words of the contract. */
@Tag("fuzz")
final class BodyFuzzTest {
    /** The first byte of the input says where its rest is sent to. */
    @FuzzTest(maxDuration = "60s")
    void isAnswered(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < 2) {
            return;
        }
        String body = new String(Arrays.copyOfRange(bytes, 1, bytes.length), StandardCharsets.UTF_8);
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako").json(body);
        switch (bytes[0] & 7) {
            case 0 ->
                Contract.holds(
                        MovieRoute.PUT_ME,
                        api.as("taro").header("If-None-Match", "*").json(body).put("/me"));
            case 1 -> {
                Api.Answer answer = hanako.header("If-Match", "*").patch("/me");
                Contract.holds(MovieRoute.PATCH_ME, answer);
                assertThat(hanako.get("/me").status()).isEqualTo(200);
            }
            case 2 -> {
                Api.Answer answer = hanako.put("/me/entries/129");
                Contract.holds(MovieRoute.PUT_ENTRY, answer);
                Api.Answer kept = hanako.get("/me/entries/129");
                assertThat(kept.status()).isEqualTo(answer.status() == 201 ? 200 : 404);
                if (answer.status() == 201) {
                    assertThat(kept.json().members()).isEqualTo(answer.json().members());
                    assertThat(kept.json().get("score"))
                            .isEqualTo(Api.read(body).get("score"));
                }
            }
            case 3 -> {
                api.as("hanako").json("{\"score\":1}").put("/me/entries/129");
                Contract.holds(
                        MovieRoute.PATCH_ENTRY, hanako.header("If-Match", "*").patch("/me/entries/129"));
            }
            case 4 -> {
                Api.Answer answer = api.guest().json(body).post("/contact");
                Contract.holds(MovieRoute.SEND_MESSAGE, answer);
                assertThat(api.messages).hasSize(answer.status() == 202 ? 1 : 0);
            }
            case 5 ->
                Contract.holds(
                        MovieRoute.START_IMPORT,
                        hanako.header("Content-Type", "text/csv")
                                .header("Idempotency-Key", "key")
                                .post("/me/imports?preview=" + (bytes[0] < 'a')));
            default -> Contract.holds(MovieRoute.FOLLOW, hanako.put("/me/following/hanako"));
        }
    }
}
