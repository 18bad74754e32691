package jp.mymovie.movies.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.StreamRecord;
import jp.mymovie.movies.json.JsonObject;

/**
 * Runs the tasks over a batch of records, one after another. It stops at the first that fails, so that none overtakes
 * another of its partition: Lambda goes on from there, and after some failures puts that record aside.
 */
final class Work {
    /** What remains for saying how far it came. */
    private static final long MARGIN_MILLIS = 5_000;

    private final List<Task> tasks;
    private final WorkLog log;

    Work(List<Task> tasks, WorkLog log) {
        this.tasks = List.copyOf(tasks);
        this.log = log;
    }

    /** The sequence numbers of the records to begin with again: none, or one. */
    List<String> run(JsonObject event, long millisLeft) {
        Deadline deadline = Deadline.in(Duration.ofMillis(Math.max(0, millisLeft - MARGIN_MILLIS)));
        List<String> failed = new ArrayList<>();
        for (StreamRecord record : StreamRecord.all(event)) {
            Change change = null;
            try {
                Change read = record.change();
                change = read;
                ScopedValue.where(Deadline.CURRENT, deadline).run(() -> run(read));
            } catch (RuntimeException | StackOverflowError e) {
                log.failed(change, e);
                failed.add(record.sequenceNumber());
                break;
            }
        }
        return failed;
    }

    private void run(Change change) {
        for (Task task : tasks) {
            if (task.takes(change)) {
                task.run(change);
            }
        }
    }
}
