package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Cursors that clients made up: none but our own is taken, and our own give back the place they were made of. */
@Tag("fuzz")
final class CursorsFuzzTest {
    private static final String LIST = "list score true";

    private final Cursors cursors = new Cursors("key");

    @FuzzTest(maxDuration = "60s")
    void areOurOwn(byte @Nullable [] bytes) {
        String text = new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8);
        try {
            String place = cursors.open(LIST, text);
            assertThat(Base64.getUrlDecoder().decode(text))
                    .isEqualTo(Base64.getUrlDecoder().decode(cursors.seal(LIST, place)));
        } catch (ProblemException e) {
            assertThat(e.response("id").status()).isEqualTo(400);
        }
        String place = text.substring(0, Math.min(text.length(), 300));
        String cursor = cursors.seal(LIST, place);
        if (!place.isEmpty()) {
            // Halves of surrogate pairs are in no place of ours: a text of UTF-8 has none.
            assertThat(cursors.open(LIST, cursor))
                    .isEqualTo(new String(place.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> cursors.open("list score false", cursor)).isInstanceOf(ProblemException.class);
        byte[] forged = Base64.getUrlDecoder().decode(cursor);
        forged[Math.floorMod(Arrays.hashCode(bytes), forged.length)] ^= 1;
        assertThatThrownBy(() -> cursors.open(LIST, Base64.getUrlEncoder().encodeToString(forged)))
                .isInstanceOf(ProblemException.class);
    }
}
