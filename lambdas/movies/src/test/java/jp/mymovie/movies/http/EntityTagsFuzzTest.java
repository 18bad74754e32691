package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** If-Match and If-None-Match of any text match a version that they name, and no other. */
@Tag("fuzz")
final class EntityTagsFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void matchWhatTheyName(byte @Nullable [] bytes) {
        String header = new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8);
        for (long version : LongStream.range(0, 12).toArray()) {
            if (EntityTags.match(header).test(version)) {
                assertThat(header.contains("*") || header.contains("\"" + version + "\""))
                        .as(header)
                        .isTrue();
            }
            assertThat(EntityTags.match(header + ",\"" + version + "\"").test(version))
                    .isTrue();
            assertThat(EntityTags.match("W/\"" + version + "\" ," + header).test(version))
                    .isTrue();
        }
    }
}
