package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import jp.mymovie.operations.lake.SilentLogs.Silent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilentLogsTest {
    private final ListingStandIn lake = new ListingStandIn();
    private final CompactionBench bench = new CompactionBench(lake);

    @BeforeEach
    void threeStagesWriteEveryDay() {
        for (int day = 19; day <= 23; day++) {
            lake.keys.add("cloudfront/000000000004/movies/2026/11/%d/a.gz".formatted(day));
            lake.keys.add("cloudfront/000000000005/movies/2026/11/%d/a.gz".formatted(day));
            lake.keys.add("apigateway/000000000005/movies/2026/11/%d/a.gz".formatted(day));
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Silent> silent() {
        return new SilentLogs(bench.signed(), "ap-northeast-1", "lake", List.of("apigateway", "cloudfront"))
                .on(LocalDate.of(2026, 11, 23));
    }

    @Test
    void areNoneWhereEveryFolderHasADay() {
        assertThat(silent()).isEmpty();
    }

    @Test
    void areThoseOfOneAccountThoughAnotherWrites() {
        lake.keys.remove("cloudfront/000000000005/movies/2026/11/23/a.gz");

        assertThat(silent()).containsExactly(new Silent("cloudfront", "000000000005", "movies"));
    }

    @Test
    void areNotThoseThatBeganLatelyOrHadAHoleBefore() {
        lake.keys.removeIf(key -> key.startsWith("apigateway") && !key.contains("/22/"));

        assertThat(silent()).isEmpty();
    }

    @Test
    void becomeAMetricOfTheNightAndNothingOtherwise() throws IOException {
        Map<String, String> environment = new HashMap<>(bench.with("STEADY", "apigateway,cloudfront"));
        environment.put("LAKE", "lake");
        assertThat(night(environment, CompactionBench.NIGHT)).isEmpty();

        lake.keys.remove("cloudfront/000000000005/movies/2026/11/23/a.gz");
        assertThat(night(environment, "{\"day\":\"2026-11-20\"}")).isEmpty();
        Map<String, @Nullable Object> line = Json.object(night(environment, CompactionBench.NIGHT));
        assertThat(line)
                .containsEntry("log", "cloudfront")
                .containsEntry("account", "000000000005")
                .containsEntry("service", "movies")
                .containsEntry("silent", 1L);
        assertThat(Json.objects(Json.object(line, "_aws"), "CloudWatchMetrics").getFirst())
                .containsEntry("Namespace", "LogArchive")
                .containsEntry("Dimensions", List.of(List.of("log", "account", "service")));
    }

    /** What the function prints. */
    private String night(Map<String, String> environment, String event) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            bench.invocation.of(bench.compaction(environment), event);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }
}
