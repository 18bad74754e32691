package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.Tally;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of an import whose every step brings the next one.
 *
 * @param step one more with each step and command; what has read another one writes nothing
 * @param part of the rows that is next
 * @param parts items of rows
 */
record ImportJob(
        String userId,
        Imports.State state,
        Imports.Order order,
        long step,
        int part,
        int parts,
        AttributeValue expiresAt) {
    static final String STEP = "step";
    static final String DONE = "done";
    static final String OFFERED = "offered";
    static final String FAILED = "failed";
    static final String PART = "part";
    static final String MOVED = "movedAt";

    private static final String PHASE = "phase";
    private static final String ORDER = "order";
    private static final String REASON = "reason";

    static Map<String, AttributeValue> key(String userId, String id) {
        return Keys.of(Jobs.partition(userId), Jobs.IMPORT + id);
    }

    static Map<String, AttributeValue> begun(
            String userId,
            String id,
            String digest,
            ImportFile file,
            int parts,
            Imports.Order order,
            Instant now,
            AttributeValue expiresAt) {
        Map<String, AttributeValue> job = Jobs.begun(
                key(userId, id),
                Map.of(
                        "digest",
                        digest,
                        "format",
                        file.format(),
                        "startedAt",
                        now.toString(),
                        MOVED,
                        now.toString(),
                        PHASE,
                        Imports.Phase.RUNNING.name(),
                        ORDER,
                        order.name()));
        job.put("total", Items.number(file.rows().size() + file.bad().size()));
        job.put("unreadable", Items.number(file.bad().size()));
        job.put("parts", Items.number(parts));
        for (String count : List.of(DONE, OFFERED, FAILED)) {
            job.put(count, Items.number(0));
        }
        job.put(EntryItem.EXPIRES_AT, expiresAt);
        return job;
    }

    static ImportJob read(Map<String, AttributeValue> item) {
        return new ImportJob(
                Items.text(item, Keys.PK).substring(Jobs.partition("").length()),
                new Imports.State(
                        Items.text(item, Keys.SK).substring(Jobs.IMPORT.length()),
                        Items.text(item, "digest"),
                        Items.text(item, "format"),
                        (int) Items.amount(item, "total"),
                        (int) Items.amount(item, "unreadable"),
                        tally(item),
                        Imports.Phase.valueOf(Items.text(item, PHASE)),
                        Items.optional(item, REASON),
                        Instant.parse(Items.text(item, "startedAt")),
                        Instant.parse(Items.text(item, MOVED))),
                Imports.Order.valueOf(Items.text(item, ORDER)),
                Items.amount(item, STEP),
                (int) Items.amount(item, PART),
                (int) Items.amount(item, "parts"),
                Objects.requireNonNull(item.get(EntryItem.EXPIRES_AT)));
    }

    static Tally tally(Map<String, AttributeValue> item) {
        return new Tally(
                (int) Items.amount(item, DONE), (int) Items.amount(item, OFFERED), (int) Items.amount(item, FAILED));
    }

    Map<String, AttributeValue> key() {
        return key(userId, state.id());
    }

    /** Condition of a write: that the job is at the step that was read. */
    Condition same() {
        return Condition.is(STEP, Items.number(step));
    }

    /** Numbers of the job that a change of counts adds to. */
    Addition counts(Tally more) {
        return new Addition()
                .add(DONE, more.done())
                .add(OFFERED, more.offered())
                .add(FAILED, more.failed());
    }

    /** Attributes of a job that goes on, or rests. @param from part to go on from */
    Map<String, @Nullable AttributeValue> next(
            Imports.Phase phase, Imports.Order next, int from, @Nullable String reason, Instant now) {
        Map<String, @Nullable AttributeValue> set = new HashMap<>();
        set.put(STEP, Items.number(step + 1));
        set.put(PHASE, Items.text(phase.name()));
        set.put(ORDER, Items.text(next.name()));
        set.put(PART, Items.number(from));
        set.put(REASON, reason == null ? null : Items.text(reason));
        set.put(MOVED, Items.text(now.toString()));
        return set;
    }
}
