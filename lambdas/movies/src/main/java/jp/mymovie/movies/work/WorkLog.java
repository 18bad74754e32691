package jp.mymovie.movies.work;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.json.FailedMetric;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** A line of JSON for each record that failed, in the member names Lambda's own JSON log format uses; it names no user. */
final class WorkLog {
    private final PrintStream out;
    private final Clock clock;
    private final FailedMetric running;

    WorkLog(PrintStream out, Clock clock) {
        this(out, clock, FailedMetric.fromEnvironment());
    }

    WorkLog(PrintStream out, Clock clock, FailedMetric running) {
        this.out = out;
        this.clock = clock;
        this.running = running;
    }

    /** @param change null where the record could not even be read */
    void failed(@Nullable Change change, Throwable fault) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean ours = !(fault instanceof CatalogFault);
        out.println(JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("timestamp", now.toString());
            json.writeStringField("level", "ERROR");
            json.writeStringField("message", "a change of the table could not be followed up: it comes again");
            JsonText.member(
                    json,
                    "change",
                    change == null ? null : change.kind() + " " + kindOf(change.pk()) + " " + kindOf(change.sk()));
            JsonText.fault(json, fault);
            running.members(json, ours);
            if (ours) {
                json.writeObjectFieldStart("_aws");
                json.writeNumberField("Timestamp", now.toEpochMilli());
                json.writeArrayFieldStart("CloudWatchMetrics");
                FailedMetric.directive(json);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        }));
    }

    /** What a key says of the kind of item, without what it says of a user. */
    private static String kindOf(String key) {
        int end = key.indexOf('#');
        return end < 0 ? key : key.substring(0, end);
    }
}
