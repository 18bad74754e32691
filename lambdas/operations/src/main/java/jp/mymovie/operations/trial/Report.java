package jp.mymovie.operations.trial;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the trial's log, one JSON object each. A call that failed while traffic shifts counts in the metric {@code
 * failed} of the function's version, beside those that visitors meet.
 *
 * @param function that is tried
 * @param version that is tried
 * @param namespace of the metric
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
record Report(PrintStream out, Clock clock, String function, String version, String namespace) {
    /** Reasons are cut where a mail or a terminal would lose the reader. */
    private static final int LONGEST = 1_000;

    void passed(String deployment, String message) {
        out.println(Json.write(line("INFO", deployment, message)));
    }

    /** @param counts whether the roll-back's alarm shall see it */
    void failed(String deployment, Round.Failure failure, boolean counts) {
        Map<String, @Nullable Object> line = line("ERROR", deployment, counts ? "call failed" : "trial failed");
        String reason = failure.reason();
        line.put("step", failure.step());
        line.put("reason", reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason);
        if (counts) {
            line.put("failed", 1);
            line.put(
                    "_aws",
                    Map.of(
                            "Timestamp",
                            now().toEpochMilli(),
                            "CloudWatchMetrics",
                            List.of(Map.of(
                                    "Namespace",
                                    namespace,
                                    "Dimensions",
                                    List.of(List.of("function", "version")),
                                    "Metrics",
                                    List.of(Map.of("Name", "failed", "Unit", "Count"))))));
        }
        out.println(Json.write(line));
    }

    private Map<String, @Nullable Object> line(String level, String deployment, String message) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("timestamp", now().toString());
        line.put("level", level);
        line.put("message", message);
        line.put("deployment", deployment);
        line.put("function", function);
        line.put("version", version);
        return line;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
