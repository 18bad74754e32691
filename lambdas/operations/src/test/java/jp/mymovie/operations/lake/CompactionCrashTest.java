package jp.mymovie.operations.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn.Death;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the function at its every call, before and after the call took effect, and lets Lambda repeat it. */
class CompactionCrashTest {
    private static final int MORE_THAN_ALL_CALLS = 12;
    private static final int MORE_THAN_ALL_CALLS_OF_A_NIGHT = 60;
    private static final String DAY = "{\"day\":\"2026-11-20\"}";
    private static final String OLD = "s3://days/fresh/lambda/2026-11-20/earlier-1/";
    private static final Map<String, String> DONE =
            Map.of("lambda_day 2026/11/20", "s3://days/days/lambda/2026-11-20/request-1-1/");

    @ParameterizedTest
    @EnumSource
    void aRunThatDiedAtAnyCallLeavesTheOldDayOrTheNewAndIsFinishedByTheNext(Death death) throws IOException {
        int deaths = 0;
        for (int call = 1; call <= MORE_THAN_ALL_CALLS; call++) {
            try (CompactionBench bench = new CompactionBench()) {
                bench.glue.locations().put("lambda_day 2026/11/20", OLD);
                bench.athena.finished().add(OLD);

                deaths += dies(bench, DAY, call, death) ? 1 : 0;
                assertThat(bench.athena.finished())
                        .as("what can be read after dying at call %d", call)
                        .containsAll(bench.glue.locations().values());

                bench.run(DAY);
                assertThat(bench.glue.locations())
                        .as("finished after dying at call %d", call)
                        .isEqualTo(DONE);
                assertThat(bench.athena.started()).as("queries paid for").hasSize(1);
            }
        }
        // The named query, the start, three looks, the table, a partition that is there already, and the update.
        assertThat(deaths).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void aNightThatDiedAtAnyCallIsFinishedByTheNext(Death death) throws IOException {
        int deaths = 0;
        for (int call = 1; call <= MORE_THAN_ALL_CALLS_OF_A_NIGHT; call++) {
            try (CompactionBench bench = new CompactionBench().settled()) {
                bench.athena.finished().addAll(bench.glue.locations().values());

                deaths += dies(bench, CompactionBench.NIGHT, call, death) ? 1 : 0;
                assertThat(bench.athena.finished())
                        .as("what can be read after dying at call %d", call)
                        .containsAll(bench.glue.locations().values());

                bench.run(CompactionBench.NIGHT);
                assertThat(bench.glue.locations())
                        .containsEntry("lambda_day 2026/11/22", "s3://days/days/lambda/2026-11-22/request-1-1/")
                        .containsEntry("lambda_day 2026/11/23", "s3://days/fresh/lambda/2026-11-23/request-1-1/");
                assertThat(bench.athena.started()).as("queries paid for").hasSize(2);
            }
        }
        // 27 pages of partitions; for each of two days the named query, the start, three looks, the table, the
        // partition.
        assertThat(deaths).isEqualTo(41);
    }

    private static boolean dies(CompactionBench bench, String event, int call, Death death) {
        bench.aws.dieAt(call, death);
        try {
            bench.run(event);
            return false;
        } catch (Exception e) {
            return bench.aws.isDead();
        } finally {
            bench.aws.heal();
        }
    }
}
