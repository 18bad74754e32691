package jp.mymovie.movies.http;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON a request, in the member names Lambda's own JSON log format uses. It holds neither subject, handle,
 * query nor token; of a fault its class and frames, not its message, which may quote what a person wrote.
 */
final class RequestLog {
    private final PrintStream out;
    private final Clock clock;

    RequestLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void write(@Nullable Request request, int status, long latencyMillis, @Nullable Throwable fault) {
        out.println(JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField(
                    "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("level", status < 500 ? "INFO" : "ERROR");
            json.writeStringField("message", status < 500 ? "answered" : "failed");
            json.writeStringField("requestId", request == null ? "none" : request.id());
            JsonText.member(json, "route", request == null ? null : request.route());
            json.writeNumberField("status", status);
            json.writeNumberField("latencyMs", latencyMillis);
            if (fault != null) {
                JsonText.fault(json, fault);
            }
            json.writeEndObject();
        }));
    }
}
