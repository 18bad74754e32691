package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** If-Match and If-None-Match of any text match a version that they name, and no other. */
@Tag("fuzz")
final class EntityTagsFuzzTest {
    private static final User USER = User.named("id", new Handle("hanako"), "花子");

    @FuzzTest(maxDuration = "60s")
    void matchWhatTheyName(byte @Nullable [] bytes) {
        String header = new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8);
        for (long version : LongStream.range(0, 12).toArray()) {
            String tag = EntityTags.of(USER, version);
            if (EntityTags.names(header, tag)) {
                assertThat(header.contains("*") || header.contains(tag))
                        .as(header)
                        .isTrue();
            }
            assertThat(EntityTags.names(header + "," + tag, tag)).isTrue();
            assertThat(EntityTags.names("W/" + tag + " ," + header, tag)).isTrue();
        }
    }
}
