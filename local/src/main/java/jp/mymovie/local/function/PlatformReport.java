package jp.mymovie.local.function;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's report of an invocation, the line {@code platform.report} of logs in JSON. See
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 *
 * @param time when the invocation had ended
 * @param requestId Lambda's id of the invocation
 * @param status {@code success}, {@code error} or {@code timeout}
 * @param errorType the platform's word for what went wrong, {@code Runtime.OutOfMemory}, or null
 * @param duration how long it ran
 * @param memory what it used, null where nobody has measured
 */
public record PlatformReport(
        Instant time,
        String requestId,
        String status,
        @Nullable String errorType,
        Duration duration,
        @Nullable Memory memory) {

    /** Megabytes of a function, and of them the most that it used. */
    public record Memory(int size, int used) {}

    /** The line without its end; each begun millisecond is billed. */
    public String line() {
        long nanos = duration.toNanos();
        return String.format(
                Locale.ROOT,
                "{\"time\":\"%s\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"%s\",\"metrics\":{\"durationMs\":%.3f,\"billedDurationMs\":%d%s},\"status\":\"%s\"%s}}",
                time,
                requestId,
                nanos / 1e6,
                Math.ceilDiv(nanos, 1_000_000L),
                memory == null ? "" : ",\"memorySizeMB\":%d,\"maxMemoryUsedMB\":%d".formatted(memory.size, memory.used),
                status,
                errorType == null ? "" : ",\"errorType\":\"%s\"".formatted(errorType));
    }
}
