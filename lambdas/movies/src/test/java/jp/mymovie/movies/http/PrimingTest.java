package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.tmdb.Tmdb;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

/** What happens before SnapStart takes its snapshot. */
final class PrimingTest {
    private final FaultyClient client = new FaultyClient(TestTable.client());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final String table = TestTable.create();
    private final Parts parts = TableParts.of(
            client.client(),
            table,
            Tmdb.uncached(URI.create("http://localhost:1"), "token", Clock.systemUTC()),
            Clock.systemUTC(),
            log);
    private final Context<Resource> context = new Context<>() {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> outer) {}

        @Override
        public void afterRestore(Context<? extends Resource> outer) {}

        @Override
        public void register(Resource resource) {}
    };

    @Test
    void readsThroughEveryPathAndWritesNothing() throws IOException {
        new MovieQueries(parts).priming().beforeCheckpoint(context);
        assertThat(client.calls()).contains("getItem", "transactGetItems", "query");
        new MovieCommands(parts).priming().beforeCheckpoint(context);
        assertThat(client.calls()).containsOnly("getItem", "transactGetItems", "query");
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR");
    }

    @Test
    void goesOnWithoutATable() throws IOException {
        client.fail(Fault.CRASH_BEFORE, call -> true);
        new MovieQueries(parts).priming().beforeCheckpoint(context);
        new MovieCommands(parts).priming().beforeCheckpoint(context);
        assertThat(client.calls()).isNotEmpty();
    }
}
