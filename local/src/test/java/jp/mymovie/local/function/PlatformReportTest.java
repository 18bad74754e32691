package jp.mymovie.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlatformReportTest {
    private static final Instant TIME = Instant.parse("2026-11-03T04:05:06.789Z");

    @Test
    void saysWhatWasMeasured() {
        assertThat(new PlatformReport(TIME, "id", "success", null, Duration.ofNanos(12_345_678), null).line())
                .isEqualTo(
                        "{\"time\":\"2026-11-03T04:05:06.789Z\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"id\","
                                + "\"metrics\":{\"durationMs\":12.346,\"billedDurationMs\":13},\"status\":\"success\"}}");
    }

    @Test
    void namesThePlatformsErrorAndTheMemory() {
        PlatformReport killed = new PlatformReport(
                TIME,
                "id",
                "error",
                "Runtime.OutOfMemory",
                Duration.ofMillis(7),
                new PlatformReport.Memory(1024, 1024));

        assertThat(killed.line())
                .endsWith("\"metrics\":{\"durationMs\":7.000,\"billedDurationMs\":7,\"memorySizeMB\":1024,"
                        + "\"maxMemoryUsedMB\":1024},\"status\":\"error\",\"errorType\":\"Runtime.OutOfMemory\"}}");
    }
}
