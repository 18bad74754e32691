package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Contention;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportStep;
import jp.mymovie.movies.domain.Imports;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Imports in the table: the rows in parts of some fifty, the bad ones in parts of their own, and the
 * {@linkplain ImportJob job}, which comes last, counts and begins the work. All of it expires by itself.
 */
public final class DynamoDbImports implements Imports {
    private static final String BAD = "#B#";

    /** Names the import of a user that has run last. */
    private static final String LATEST = "LATEST";

    private static final String ID = "id";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Queries queries;
    private final Transactions transactions;

    public DynamoDbImports(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
        this.queries = new Queries(client, table);
        this.transactions = new Transactions(client, table);
    }

    @Override
    public @Nullable State state(String userId, String id, Instant now) {
        ImportJob job = job(userId, id);
        return job == null ? null : job.state().at(now);
    }

    private @Nullable ImportJob job(String userId, String id) {
        Map<String, AttributeValue> item = reads.one(ImportJob.key(userId, id), true);
        return item == null ? null : ImportJob.read(item);
    }

    @Override
    public List<State> all(String userId, Instant now) {
        return queries.whole(Jobs.partition(userId), Jobs.IMPORT).stream()
                .map(item -> ImportJob.read(item).state().at(now))
                .sorted(Comparator.comparing(State::startedAt).reversed().thenComparing(State::id))
                .toList();
    }

    @Override
    public Answer begin(String userId, String id, String digest, ImportFile file, Order first, Instant now) {
        State there = state(userId, id, now);
        if (there != null) {
            return new Answer.Taken(there);
        }
        AttributeValue expiresAt =
                Items.number(now.plus(Duration.ofDays(KEPT_DAYS)).getEpochSecond());
        List<ImportPart> parts = ImportPart.all(userId, id, file.rows(), expiresAt);
        List<List<ImportRow.Bad>> bad = ImportPart.split(
                file.bad(), row -> row.title().length() + row.reason().length());
        Map<String, AttributeValue> job =
                ImportJob.begun(userId, id, digest, file, parts.size(), first, now, expiresAt);
        parts.forEach(part -> keep(part.write()));
        for (int i = 0; i < bad.size(); i++) {
            Map<String, AttributeValue> item =
                    new HashMap<>(Keys.of(Keys.importRows(userId), id + BAD + "%05d".formatted(i)));
            item.put(ImportPart.TEXT, Items.text(RowsJson.writeBad(bad.get(i))));
            item.put(EntryItem.EXPIRES_AT, expiresAt);
            keep(item);
        }
        while (true) {
            Latest latest = latest(userId);
            State busy = running(userId, latest, now);
            if (busy != null) {
                return new Answer.Refused(busy);
            }
            List<Boolean> refused = transactions.run(List.of(
                    transactions.put(job),
                    transactions.check(Keys.profile(userId), Condition.IS_THERE),
                    latest(userId, id, latest, expiresAt)));
            State begun = state(userId, id, now);
            if (begun != null) {
                return new Answer.Taken(begun);
            }
            if (refused.get(1)) {
                return new Answer.Missing();
            }
            Contention.pause();
        }
    }

    private void keep(Map<String, AttributeValue> item) {
        var request = PutItemRequest.builder().tableName(table).item(item).build();
        Patience.with(() -> client.putItem(request));
    }

    @Override
    public Answer resume(String userId, String id, Instant now) {
        return command(userId, id, now, (job, phase) -> switch (phase) {
            case STOPPED, FAILED -> Plan.of(job.next(Phase.RUNNING, job.order(), job.part(), null, now));
            case HELD -> Plan.of(job.next(Phase.RUNNING, Order.TAKE, 0, null, now));
            case RUNNING, FINISHED, UNDONE -> Plan.NOTHING;
        });
    }

    @Override
    public Answer undo(String userId, String id, Instant now) {
        return command(
                userId,
                id,
                now,
                (job, phase) -> phase == Phase.UNDONE || phase == Phase.RUNNING && job.order() == Order.UNDO
                        ? Plan.NOTHING
                        : Plan.of(job.next(Phase.RUNNING, Order.UNDO, 0, null, now)));
    }

    @Override
    public Answer stop(String userId, String id, Instant now) {
        return command(
                userId,
                id,
                now,
                (job, phase) -> phase == Phase.RUNNING
                        ? Plan.of(job.next(Phase.STOPPED, job.order(), job.part(), null, now))
                        : Plan.NOTHING);
    }

    @Override
    public Answer choose(String userId, String id, Map<Integer, Optional<Integer>> films, Instant now) {
        Map<Integer, ImportPart> before = new TreeMap<>();
        Map<Integer, ImportPart> after = new TreeMap<>();
        for (var choice : new TreeMap<>(films).entrySet()) {
            int number = ImportPart.of(choice.getKey());
            ImportPart part = before.containsKey(number) ? after.get(number) : part(userId, id, number);
            if (part == null || !part.has(choice.getKey())) {
                return state(userId, id, now) == null ? new Answer.Missing() : new Answer.NoRow(choice.getKey());
            }
            before.putIfAbsent(number, part);
            after.put(number, part.choosing(choice.getKey(), choice.getValue().orElse(null)));
        }
        List<TransactWriteItem> writes = after.values().stream()
                .filter(part -> !part.equals(before.get(part.number())))
                .map(ImportPart::next)
                .map(part -> transactions.put(part.write(), part.follows()))
                .toList();
        if (writes.isEmpty()) {
            return command(userId, id, now, (job, phase) -> Plan.NOTHING);
        }
        return command(userId, id, now, (job, phase) -> switch (phase) {
            case HELD -> new Plan(job.next(Phase.RUNNING, Order.LOOK, job.parts(), null, now), writes);
            case FINISHED, STOPPED, FAILED ->
                job.order() == Order.UNDO
                        ? null
                        : new Plan(job.next(Phase.RUNNING, job.order(), job.part(), null, now), writes);
            case RUNNING, UNDONE -> null;
        });
    }

    private @Nullable ImportPart part(String userId, String id, int number) {
        Map<String, AttributeValue> item = reads.one(ImportPart.key(userId, id, number), true);
        return item == null ? null : ImportPart.read(userId, item);
    }

    /** Writes of a command. @param job attributes that change, none where all is as it should be */
    private record Plan(Map<String, @Nullable AttributeValue> job, List<TransactWriteItem> others) {
        static final Plan NOTHING = of(Map.of());

        static Plan of(Map<String, @Nullable AttributeValue> job) {
            return new Plan(job, List.of());
        }
    }

    @FunctionalInterface
    private interface Command {
        /** Null where the import in that phase cannot do that. */
        @Nullable
        Plan plan(ImportJob job, Phase phase);
    }

    /** Changes a job that nobody else has changed since it was read; a turn of one import of a user at a time. */
    private Answer command(String userId, String id, Instant now, Command command) {
        while (true) {
            ImportJob job = job(userId, id);
            if (job == null) {
                return new Answer.Missing();
            }
            State state = job.state().at(now);
            Plan plan = command.plan(job, state.phase());
            Latest latest = latest(userId);
            State busy = plan == null ? state : id.equals(latest.id()) ? null : running(userId, latest, now);
            if (plan != null && plan.job().isEmpty()) {
                return new Answer.Taken(state);
            }
            if (plan == null || busy != null) {
                return new Answer.Refused(Objects.requireNonNull(busy));
            }
            List<TransactWriteItem> writes = new ArrayList<>(plan.others());
            writes.add(transactions.set(job.key(), plan.job(), job.same()));
            writes.add(latest(userId, id, latest, job.expiresAt()));
            if (!transactions.run(writes).contains(true)) {
                return new Answer.Taken(Objects.requireNonNull(job(userId, id)).state());
            }
            Contention.pause();
        }
    }

    /** The import of a user that had the turn last. @param id null if there was none */
    private record Latest(@Nullable String id) {}

    private Latest latest(String userId) {
        Map<String, AttributeValue> item = reads.one(Keys.of(Keys.importRows(userId), LATEST), true);
        return new Latest(item == null ? null : Items.text(item, ID));
    }

    /** Gives the turn to an import, if nobody has taken it meanwhile. */
    private TransactWriteItem latest(String userId, String id, Latest before, AttributeValue expiresAt) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.of(Keys.importRows(userId), LATEST));
        item.put(ID, Items.text(id));
        item.put(EntryItem.EXPIRES_AT, expiresAt);
        return transactions.put(
                item, before.id() == null ? Condition.IS_NOT_THERE : Condition.is(ID, Items.text(before.id())));
    }

    @Override
    public @Nullable State running(String userId, Instant now) {
        return running(userId, latest(userId), now);
    }

    private @Nullable State running(String userId, Latest latest, Instant now) {
        State last = latest.id() == null ? null : state(userId, latest.id(), now);
        return last != null && last.phase() == Phase.RUNNING ? last : null;
    }

    @Override
    public BadPage bad(String userId, String id, @Nullable String after) {
        var found = two(userId, id + BAD, after);
        return found.isEmpty()
                ? new BadPage(List.of(), null)
                : new BadPage(RowsJson.readBad(Items.text(found.getFirst(), ImportPart.TEXT)), place(found));
    }

    @Override
    public RowPage rows(String userId, String id, @Nullable String after) {
        var found = two(userId, id + ImportPart.MARK, after);
        return found.isEmpty()
                ? new RowPage(List.of(), null)
                : new RowPage(ImportPart.read(userId, found.getFirst()).rows(), place(found));
    }

    private List<Map<String, AttributeValue>> two(String userId, String prefix, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":rows", AttributeValue.fromS(Keys.importRows(userId)));
        values.put(":from", AttributeValue.fromS(after == null ? prefix : after + "~"));
        values.put(":to", AttributeValue.fromS(prefix + "~"));
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :rows AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(values)
                .consistentRead(true)
                .limit(2)
                .build();
        return Patience.with(() -> client.query(request)).items();
    }

    private static @Nullable String place(List<Map<String, AttributeValue>> found) {
        return found.size() > 1 ? Items.text(found.getFirst(), Keys.SK) : null;
    }

    /** The user whose import a change is about; null where it is about something else. */
    public static @Nullable String importing(Change change) {
        return Jobs.about(change) && change.sk().startsWith(Jobs.IMPORT)
                ? change.pk().substring(Jobs.partition("").length())
                : null;
    }

    /**
     * The step that a change has brought; null where the import rests, or has gone on without it.
     *
     * @throws IllegalStateException after so many steps that it must be a loop
     */
    public @Nullable ImportStep step(Change change, Clock clock) {
        long told = Jobs.told(change);
        Map<String, AttributeValue> item = reads.one(Keys.of(change.pk(), change.sk()), true);
        if (item == null) {
            return null;
        }
        ImportJob job = ImportJob.read(item);
        return job.step() == told && job.state().phase() == Phase.RUNNING
                ? new DynamoDbImportStep(job, reads, transactions, clock)
                : null;
    }
}
