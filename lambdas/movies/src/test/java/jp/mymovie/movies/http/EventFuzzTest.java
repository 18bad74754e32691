package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Events of any shape, claims and all: the answer is one of ours, and our fault only where the event is no JSON object. */
@Tag("fuzz")
final class EventFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void isAnswered(byte @Nullable [] bytes) {
        String event = new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8);
        Api api = new Api();
        api.signedUp("hanako");
        Optional<JsonObject> read = read(event);
        MovieRoute route = read.map(json -> Request.of(json).route()).orElse(null);
        for (MovieRoute.Effect effect : MovieRoute.Effect.values()) {
            Api.Answer answer = api.send(event, effect);
            Contract.holds(answer);
            if (route == null || route.effect() != effect) {
                assertThat(answer.status()).isEqualTo(read.isEmpty() ? 500 : 404);
            } else {
                Contract.holds(route, answer);
            }
        }
    }

    private static Optional<JsonObject> read(String event) {
        try {
            // Of bytes as the function reads them: a mark of their order may come before them.
            return Optional.of(new JsonReader(50).read(event.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }
}
