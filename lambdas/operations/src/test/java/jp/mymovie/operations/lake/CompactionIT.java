package jp.mymovie.operations.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.mymovie.operations.FunctionJar;
import org.junit.jupiter.api.Test;

class CompactionIT {
    @Test
    void theFinishedJarCompactsADay() throws Exception {
        try (CompactionBench bench = new CompactionBench()) {
            Map<String, String> environment = new HashMap<>(bench.aws.environment());
            environment.putAll(CompactionBench.environment("cloudfront=query-of-cloudfront"));

            assertThat(FunctionJar.invoke(
                            "jp.mymovie.operations.lake.Compaction::handleRequest",
                            environment,
                            "{\"day\":\"2026-11-20\"}"))
                    .isEqualTo("{\"days\":[\"cloudfront 2026-11-20"
                            + " s3://days/days/cloudfront/2026-11-20/request-1-1/\"]}");
            assertThat(bench.glue.locations()).containsOnlyKeys("cloudfront_day 2026/11/20");
        }
    }
}
