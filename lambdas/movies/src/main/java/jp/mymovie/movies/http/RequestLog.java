package jp.mymovie.movies.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Waits;
import jp.mymovie.movies.domain.Waits.On;
import jp.mymovie.movies.json.FailedMetric;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON a request, in the member names Lambda's own JSON log format uses. It holds neither subject, handle,
 * query nor token; of a fault its class and frames, not its message, which may quote what a person wrote.
 *
 * <p>CloudWatch makes metrics of it, {@code latencyMs} by effect and outcome and {@code tmdbMs} by effect: eight in all,
 * whose sample counts are the counts of requests. Each further combination of dimensions would cost 0.30 US$ a month, so
 * the route is a member and no dimension. {@link FailedMetric} comes with answers that are our own fault alone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
final class RequestLog {
    private final PrintStream out;
    private final Clock clock;
    private final FailedMetric running;

    RequestLog(PrintStream out, Clock clock) {
        this(out, clock, FailedMetric.fromEnvironment());
    }

    RequestLog(PrintStream out, Clock clock, FailedMetric running) {
        this.out = out;
        this.clock = clock;
        this.running = running;
    }

    /** @param effect of the function that answers, whatever was asked of it */
    void write(
            MovieRoute.Effect effect,
            @Nullable Request request,
            int status,
            long latencyMillis,
            Waits waits,
            @Nullable Throwable fault) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean asked = waits.calls(On.CATALOG) > 0;
        // An outage of TMDB is no reason to go back to the version before.
        boolean ours = status >= 500 && !(fault instanceof CatalogFault);
        out.println(JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("timestamp", now.toString());
            json.writeStringField("level", status < 500 ? "INFO" : "ERROR");
            json.writeStringField("message", status < 500 ? "answered" : "failed");
            running.members(json, ours);
            json.writeStringField("requestId", request == null ? "none" : request.id());
            JsonText.member(json, "xrayTraceId", TraceId.current());
            JsonText.member(json, "route", request == null ? null : request.route());
            json.writeStringField("effect", effect.name());
            json.writeStringField("outcome", outcome(status));
            json.writeNumberField("status", status);
            json.writeNumberField("latencyMs", latencyMillis);
            json.writeNumberField("storeCalls", waits.calls(On.STORE));
            json.writeNumberField("storeMs", waits.millis(On.STORE));
            if (asked) {
                json.writeNumberField("tmdbMs", waits.millis(On.CATALOG));
            }
            if (fault != null) {
                JsonText.fault(json, fault);
            }
            metrics(json, now, asked, ours);
            json.writeEndObject();
        }));
    }

    private static String outcome(int status) {
        return status < 400 ? "ok" : status < 500 ? "refused" : "failed";
    }

    private static void metrics(JsonGenerator json, Instant now, boolean asked, boolean ours) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", now.toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        FailedMetric.directive(json, "latencyMs", "Milliseconds", "effect", "outcome");
        if (asked) {
            FailedMetric.directive(json, "tmdbMs", "Milliseconds", "effect");
        }
        if (ours) {
            FailedMetric.directive(json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
