package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.ImportStep;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.Tally;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A step of an import in the table. Its writes hang on the step of the job, or on the revision of a part. */
final class DynamoDbImportStep implements ImportStep {
    private final ImportJob job;
    private final Reads reads;
    private final Transactions transactions;
    private final Clock clock;
    private int at;

    /** Parts as they were read or written last. */
    private final Map<Integer, ImportPart> parts = new HashMap<>();

    DynamoDbImportStep(ImportJob job, Reads reads, Transactions transactions, Clock clock) {
        this.job = job;
        this.reads = reads;
        this.transactions = transactions;
        this.clock = clock;
        this.at = job.part();
    }

    @Override
    public String userId() {
        return job.userId();
    }

    @Override
    public Imports.Order order() {
        return job.order();
    }

    @Override
    public int part() {
        return at;
    }

    @Override
    public int parts() {
        return job.parts();
    }

    @Override
    public List<ImportedRow> rows(int part) {
        Map<String, AttributeValue> item =
                reads.one(ImportPart.key(job.userId(), job.state().id(), part), true);
        if (item == null) {
            // The user has left, or the week is over.
            return List.of();
        }
        ImportPart read = ImportPart.read(job.userId(), item);
        parts.put(part, read);
        return read.rows();
    }

    @Override
    public String id() {
        return job.state().id();
    }

    @Override
    public boolean note(int part, List<ImportedRow> rows) {
        ImportPart before = parts.get(part);
        if (before == null) {
            return false;
        }
        ImportPart next = before.with(rows).next();
        boolean done = transactions.putOne(next.write(), next.follows());
        if (done) {
            parts.put(part, next);
        }
        return done;
    }

    @Override
    public boolean keep(int part, List<ImportedRow> rows, int next) {
        ImportPart before = parts.get(part);
        if (before == null) {
            return false;
        }
        ImportPart after = before.with(rows).count().next();
        Tally more = after.counted().minus(before.counted());
        Map<String, @Nullable AttributeValue> moved =
                Map.of(ImportJob.PART, Items.number(next), ImportJob.MOVED, now());
        boolean refused = transactions
                .run(List.of(
                        transactions.put(after.write(), after.follows()),
                        transactions.set(job.key(), moved, job.counts(more), job.same())))
                .contains(true);
        if (!refused) {
            parts.put(part, after);
            at = next;
        }
        return !refused;
    }

    @Override
    public void pause() {
        change(Map.of(ImportJob.STEP, Items.number(job.step() + 1), ImportJob.MOVED, now()));
    }

    @Override
    public void end(Imports.Phase phase, @Nullable String reason) {
        change(job.next(phase, job.order(), at, reason, clock.instant()));
    }

    /** Changes the job, unless it has gone on without this step. */
    private void change(Map<String, @Nullable AttributeValue> attributes) {
        transactions.run(List.of(transactions.set(job.key(), attributes, job.same())));
    }

    private AttributeValue now() {
        return Items.text(clock.instant().toString());
    }
}
