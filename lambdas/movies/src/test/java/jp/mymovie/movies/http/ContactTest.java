package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ContactTest {
    private static final String BODY = "{\"category\":\"other\",\"text\":\"a\"}";

    private final Api api = new Api();

    @Test
    void takesAMessageOnceUnderOneKeyHoweverOftenItIsSent() {
        Api.Call keyed = api.guest().header("Idempotency-Key", "3f1c");
        assertThat(keyed.json(BODY).post("/contact").status()).isEqualTo(202);
        assertThat(keyed.json("{\"text\": \"a\", \"category\": \"other\"}")
                        .post("/contact")
                        .status())
                .isEqualTo(202);
        assertThat(api.messages).hasSize(1);
        Api.Answer other = keyed.json(BODY.replace("\"a\"", "\"b\"")).post("/contact");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(other.json().string("detail")).contains("message", "new key");
        assertThat(api.messages).hasSize(1);
        assertThat(api.guest()
                        .header("Idempotency-Key", "3f1d")
                        .json(BODY)
                        .post("/contact")
                        .status())
                .isEqualTo(202);
        assertThat(api.messages).hasSize(2);
    }

    @Test
    void takesAMessageEachTimeWithoutAKey() {
        api.guest().json(BODY).post("/contact");
        api.guest().json(BODY).post("/contact");
        assertThat(api.messages).hasSize(2);
    }

    @Test
    void refusesKeysThatAreNone() {
        for (String key : new String[] {"", " ", "k".repeat(101)}) {
            assertThat(api.guest()
                            .header("Idempotency-Key", key)
                            .json(BODY)
                            .post("/contact")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(api.guest()
                        .header("Idempotency-Key", "😀".repeat(100))
                        .json(BODY)
                        .post("/contact")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void refusesTextsThatNobodySees() {
        for (String text : new String[] {"\\u200b", " \\u3164\\n", "\\u0301"}) {
            assertThat(api.guest()
                            .json("{\"category\":\"other\",\"text\":\"" + text + "\"}")
                            .post("/contact")
                            .status())
                    .as(text)
                    .isEqualTo(422);
        }
    }

    @Test
    void writesNoKeyToTheLog() {
        api.guest().header("Idempotency-Key", "secret-key").json(BODY).post("/contact");
        assertThat(api.log.toString(StandardCharsets.UTF_8)).doesNotContain("secret-key");
    }
}
