package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Records of any shape: those before the first that cannot be read are followed up, and that one is named. */
@Tag("fuzz")
final class StreamFuzzTest {
    private int followed;

    private final Work work = new Work(
            List.of(new Task() {
                @Override
                public boolean takes(Change change) {
                    followed++;
                    return false;
                }

                @Override
                public void run(Change change) {}
            }),
            new WorkLog(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Clock.systemUTC()));

    @FuzzTest(maxDuration = "60s")
    void areFollowedUpOrNamed(byte @Nullable [] bytes) {
        JsonObject event;
        try {
            event = new JsonReader(50).read(bytes == null ? new byte[0] : bytes);
        } catch (MalformedJson e) {
            return;
        }
        followed = 0;
        List<JsonObject> records = event.objects("Records");
        List<String> failed = work.run(event, 60_000);
        assertThat(failed).hasSizeLessThanOrEqualTo(1);
        assertThat(followed).isEqualTo(failed.isEmpty() ? records.size() : Math.min(followed, records.size() - 1));
        if (!failed.isEmpty()) {
            String number = records.get(followed).object("dynamodb").string("SequenceNumber");
            assertThat(failed).containsExactly(number == null ? "" : number);
        }
    }
}
