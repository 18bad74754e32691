package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A job that never ends by itself, such as a sweep that always finds something more. */
final class LoopGuardTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private final String table = TestTable.create();
    private final DynamoDbMovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private int sweeps;
    private final Work work = new Work(
            List.of(new VisibilityTask(
                    user -> {
                        sweeps++;
                        return true;
                    },
                    store,
                    new Jobs(TestTable.client(), table))),
            new WorkLog(new PrintStream(log, true, StandardCharsets.UTF_8), CLOCK));
    private final Stream stream = new Stream(table);

    private void begin(long step) {
        store.claim(new Identity("issuer", "subject"), User.named("u1", new Handle("hanako"), "Hanako"));
        TestTable.client()
                .putItem(request -> request.tableName(table)
                        .item(Map.of(
                                "pk", AttributeValue.fromS("J#u1"),
                                "sk", AttributeValue.fromS("SHOW#1"),
                                "step", AttributeValue.fromN(String.valueOf(step)))));
    }

    @Test
    void goesOnStepByStepAndGivesUpAfterTenThousand() {
        begin(9_997);

        List<String> failed = List.of();
        int events = 0;
        for (JsonObject event = stream.event();
                !event.objects("Records").isEmpty() && failed.isEmpty();
                event = stream.event()) {
            failed = work.run(event, 60_000);
            events++;
        }

        assertThat(failed).hasSize(1);
        assertThat(sweeps).isEqualTo(3);
        assertThat(events).isLessThan(10);
        assertThat(stream.event().objects("Records")).as("writes after it").isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("IllegalStateException");
    }
}
