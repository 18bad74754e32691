package jp.mymovie.movies.work;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** A line of JSON for each record that failed, in the member names Lambda's own JSON log format uses; it names no user. */
final class WorkLog {
    private final PrintStream out;
    private final Clock clock;

    WorkLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** @param change null where the record could not even be read */
    void failed(@Nullable Change change, Throwable fault) {
        out.println(JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField(
                    "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("level", "ERROR");
            json.writeStringField("message", "a change of the table could not be followed up: it comes again");
            JsonText.member(
                    json,
                    "change",
                    change == null ? null : change.kind() + " " + kindOf(change.pk()) + " " + kindOf(change.sk()));
            JsonText.fault(json, fault);
            json.writeEndObject();
        }));
    }

    /** What a key says of the kind of item, without what it says of a user. */
    private static String kindOf(String key) {
        int end = key.indexOf('#');
        return end < 0 ? key : key.substring(0, end);
    }
}
