package jp.mymovie.operations.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionTest {
    private final CompactionBench bench = new CompactionBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void makesYesterdayForNowAndTheDayBeforeForGood() throws IOException {
        bench.settled();
        Map<String, String> expected = new TreeMap<>(bench.glue.locations());

        assertThat(bench.run(CompactionBench.NIGHT))
                .isEqualTo("{\"days\":[\"lambda 2026-11-23 s3://days/fresh/lambda/2026-11-23/request-1-1/\","
                        + "\"lambda 2026-11-22 s3://days/days/lambda/2026-11-22/request-1-1/\"]}");

        expected.put("lambda_day 2026/11/22", "s3://days/days/lambda/2026-11-22/request-1-1/");
        expected.put("lambda_day 2026/11/23", "s3://days/fresh/lambda/2026-11-23/request-1-1/");
        assertThat(bench.glue.locations()).isEqualTo(expected);
    }

    @Test
    void makesUpForWhatAnEarlierNightFailedAtOrMissed() throws IOException {
        bench.settled();
        Map<String, String> healthy = new TreeMap<>(bench.glue.locations());
        bench.glue.locations().put("lambda_day 2026/11/10", "s3://days/fresh/lambda/2026-11-10/earlier-1/");
        bench.glue.locations().remove("lambda_day 2026/10/27");
        bench.glue.locations().remove("lambda_day 2026/10/26");

        bench.run(CompactionBench.NIGHT);

        healthy.remove("lambda_day 2026/10/26");
        healthy.put("lambda_day 2026/10/27", "s3://days/days/lambda/2026-10-27/request-1-1/");
        healthy.put("lambda_day 2026/11/10", "s3://days/days/lambda/2026-11-10/request-1-1/");
        assertThat(bench.glue.locations()).containsAllEntriesOf(healthy).hasSize(healthy.size() + 2);
    }

    @Test
    void unloadsTheSelectWithoutItsCommentsOneDayForEachParameter() throws IOException {
        bench.run("{\"day\":\"2026-11-20\"}");

        Map<String, @Nullable Object> started = bench.athena.started().getFirst();
        assertThat(Json.text(started, "QueryString"))
                .isEqualTo("UNLOAD (\nSELECT a FROM lambda WHERE b = ? AND c = ?\n)"
                        + " TO 's3://days/days/lambda/2026-11-20/request-1-1/'"
                        + " WITH (format = 'PARQUET', compression = 'ZSTD')");
        assertThat(Json.texts(started, "ExecutionParameters")).containsExactly("'2026-11-20'", "'2026-11-20'");
    }

    @Test
    void takesTodayFromTheClockWhenNobodySaysWhatTimeItIs() throws IOException {
        bench.settled().run("{}");

        assertThat(bench.glue.locations()).containsKeys("lambda_day 2026/11/23", "lambda_day 2026/11/22");
    }

    @Test
    void pointsADayThatIsMadeAgainToItsNewPlace() throws IOException {
        bench.settled().glue.locations().put("lambda_day 2026/11/22", "s3://days/fresh/lambda/2026-11-22/earlier-1/");

        bench.run(CompactionBench.NIGHT);

        assertThat(bench.glue.locations())
                .containsEntry("lambda_day 2026/11/22", "s3://days/days/lambda/2026-11-22/request-1-1/");
    }

    @Test
    void waitsLongerEachTimeUntilTheQueryIsOver() throws IOException {
        bench.run("{\"day\":\"2026-11-20\"}");

        assertThat(bench.pauses.stream().map(pause -> pause.toMillis())).containsExactly(500L, 1000L);
        assertThat(bench.invocation.logged()).contains("compaction: read 7 bytes");
    }

    @Test
    void triesAQueryThatFailsInAPlaceWithoutItsFiles() throws IOException {
        bench.athena.fail(2);

        bench.run("{\"day\":\"2026-11-20\"}");

        assertThat(bench.glue.locations())
                .containsEntry("lambda_day 2026/11/20", "s3://days/days/lambda/2026-11-20/request-1-3/");
    }

    @Test
    void leavesTheOldDayWhenAQueryFailsForGoodAndSaysWhy() {
        bench.glue.locations().put("lambda_day 2026/11/20", "s3://days/old/");
        bench.athena.fail(3);

        assertThatThrownBy(() -> bench.run("{\"day\":\"2026-11-20\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 failed and 0 days of logs were compacted")
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("s3://days/days/lambda/2026-11-20/request-1 failed 3 times,"
                                + " at last FAILED: as planned"));
        assertThat(bench.glue.locations()).containsEntry("lambda_day 2026/11/20", "s3://days/old/");
    }

    @Test
    void doesNotLetOneLogHoldBackTheOthers() {
        Compaction both =
                bench.settled().compaction(CompactionBench.environment("cloudfront=removed,lambda=query-of-lambda"));

        assertThatThrownBy(() -> new Invocation().of(both, "{\"day\":\"2026-11-22\"}"))
                .hasMessage("1 failed and 1 days of logs were compacted");
        assertThat(bench.glue.locations())
                .containsEntry("lambda_day 2026/11/22", "s3://days/days/lambda/2026-11-22/request-1-1/")
                .doesNotContainKey("cloudfront_day 2026/11/22");
    }

    @Test
    void stopsWaitingBeforeLambdaStopsItAndTheNextTryFindsTheQuery() throws IOException {
        bench.athena.runForever(true);
        Compaction compaction = bench.compaction(CompactionBench.environment("lambda=query-of-lambda"));
        Invocation shorter = new Invocation() {
            @Override
            public int getRemainingTimeInMillis() {
                return bench.pauses.size() < 20 ? 60_000 : 9_999;
            }
        };

        assertThatThrownBy(() -> shorter.of(compaction, "{\"day\":\"2026-11-20\"}"))
                .satisfies(e ->
                        assertThat(e.getSuppressed()[0]).hasMessage("query 0 still runs: the next try finds it again"));
        bench.athena.runForever(false);
        bench.run("{\"day\":\"2026-11-20\"}");

        assertThat(bench.athena.started()).hasSize(1);
        assertThat(bench.glue.locations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"day\":\"2026/11/20\"}",
                "{\"day\":\"2026-11-31\"}",
                "{\"day\":\"7\"}",
                "{\"day\":\"2026-11-24\"}",
                "{\"time\":\"yesterday\"}"
            })
    void refusesADayThatIsNoneOrNotOverBeforeAnyCall(String event) {
        assertThatThrownBy(() -> bench.run(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'day' must be ");
        assertThat(bench.athena.started()).isEmpty();
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertThatThrownBy(() -> bench.compaction(bench.with("BUCKET", " ")))
                .hasMessage("'BUCKET' must be set, got nothing: set it in the function's environment");
        assertThatThrownBy(() -> bench.compaction(bench.with("QUERIES", "lambda")))
                .hasMessage("'QUERIES' must be a list of log=(id of a named query), got 'lambda'");
    }
}
