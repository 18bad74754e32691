package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.json.FailedMetric;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failure of the version that runs, counted here since the answer to Lambda is a success either way. */
final class WorkLogTest {
    private static final String EVENT =
            "{\"Records\":[{\"eventName\":\"INSERT\",\"dynamodb\":{\"SequenceNumber\":\"7\",\"Keys\":"
                    + "{\"pk\":{\"S\":\"U#a\"},\"sk\":{\"S\":\"M#1\"}}}}]}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aRecordThatFailsCounts() throws Exception {
        assertThat(run(EVENT, new IllegalStateException("a bug"))).containsExactly("7");
        JsonObject line = line();
        assertThat(line.integer("failed")).isEqualTo(1);
        assertThat(line.string("function")).isEqualTo("work");
        assertThat(line.string("version")).isEqualTo("3");
        JsonObject directive = line.object("_aws").objects("CloudWatchMetrics").getFirst();
        assertThat(directive.string("Namespace")).isEqualTo("MovieService");
        assertThat(directive.get("Dimensions")).isEqualTo(List.of(List.of("function", "version")));
    }

    @Test
    void aRecordThatCannotBeReadCounts() throws Exception {
        assertThat(run("{\"Records\":[{\"eventName\":\"?\",\"dynamodb\":{\"SequenceNumber\":\"8\"}}]}", null))
                .containsExactly("8");
        assertThat(line().integer("failed")).isEqualTo(1);
    }

    @Test
    void anOutageOfTmdbDoesNotCount() throws Exception {
        assertThat(run(EVENT, new CatalogFault(CatalogFault.Kind.LATE, "of TMDB")))
                .as("the record comes again all the same")
                .containsExactly("7");
        assertThat(line().has("failed")).isFalse();
        assertThat(line().has("_aws")).isFalse();
    }

    @Test
    void aRecordThatIsFollowedUpSaysNothing() throws Exception {
        assertThat(run(EVENT, null)).isEmpty();
        assertThat(out.size()).isZero();
    }

    private List<String> run(String event, @Nullable RuntimeException fault) throws Exception {
        Task task = new Task() {
            @Override
            public boolean takes(Change change) {
                return true;
            }

            @Override
            public void run(Change change) {
                if (fault != null) {
                    throw fault;
                }
            }
        };
        WorkLog log = new WorkLog(
                new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC(), new FailedMetric("work", "3"));
        return new Work(List.of(task), log).run(new JsonReader(50).read(event), 60_000);
    }

    private JsonObject line() throws Exception {
        return new JsonReader(50).read(out.toString(StandardCharsets.UTF_8));
    }
}
