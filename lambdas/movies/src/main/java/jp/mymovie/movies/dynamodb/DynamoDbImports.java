package jp.mymovie.movies.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Imports;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Imports in the table: the rows in parts of some hundred, the bad ones in parts of their own, and the
 * {@linkplain Jobs job}, which comes last, counts and begins the work. All of it expires by itself.
 */
public final class DynamoDbImports implements Imports {
    /** Rows of a step: what can be looked up in a minute. */
    static final int ROWS = 100;

    private static final int MOST_CHARACTERS = 60_000;
    private static final String PART = "#R#";
    private static final String BAD = "#B#";
    private static final String TEXT = "rows";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Transactions transactions;

    public DynamoDbImports(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
        this.transactions = new Transactions(client, table);
    }

    @Override
    public @Nullable State state(String userId, String id) {
        Map<String, AttributeValue> job = reads.one(key(userId, id), true);
        return job == null ? null : state(job);
    }

    @Override
    public List<State> all(String userId) {
        return new Queries(client, table)
                .whole(Jobs.partition(userId), Jobs.IMPORT).stream()
                        .map(DynamoDbImports::state)
                        .toList();
    }

    private static State state(Map<String, AttributeValue> job) {
        return new State(
                Items.text(job, Keys.SK).substring(Jobs.IMPORT.length()),
                Items.text(job, "digest"),
                Items.text(job, "format"),
                (int) Items.amount(job, "total"),
                (int) Items.amount(job, "done"),
                (int) Items.amount(job, "failed"),
                Instant.parse(Items.text(job, "startedAt")));
    }

    @Override
    public void begin(String userId, String id, String digest, ImportFile file, Instant now) {
        AttributeValue expiresAt =
                Items.number(now.plus(Duration.ofDays(KEPT_DAYS)).getEpochSecond());
        List<List<ImportRow>> parts = parts(
                file.rows(), row -> row.title().length() + length(row.remarks().note()));
        List<List<ImportRow.Bad>> bad =
                parts(file.bad(), row -> row.title().length() + row.reason().length());
        for (int i = 0; i < parts.size(); i++) {
            keep(userId, id + PART + number(i), RowsJson.write(parts.get(i)), expiresAt);
        }
        for (int i = 0; i < bad.size(); i++) {
            keep(userId, id + BAD + "0" + number(i), RowsJson.writeBad(bad.get(i)), expiresAt);
        }
        Map<String, AttributeValue> job = Jobs.begun(
                key(userId, id), Map.of("digest", digest, "format", file.format(), "startedAt", now.toString()));
        job.put("total", Items.number(file.rows().size() + file.bad().size()));
        job.put("failed", Items.number(file.bad().size()));
        job.put("done", Items.number(0));
        job.put("parts", Items.number(parts.size()));
        job.put(EntryItem.EXPIRES_AT, expiresAt);
        transactions.run(List.of(transactions.put(job), transactions.check(Keys.profile(userId), Condition.IS_THERE)));
    }

    @Override
    public BadPage bad(String userId, String id, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":rows", AttributeValue.fromS(Keys.importRows(userId)));
        values.put(":from", AttributeValue.fromS(after == null ? id + BAD : after + "~"));
        values.put(":to", AttributeValue.fromS(id + BAD + "~"));
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :rows AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(values)
                .consistentRead(true)
                .limit(2)
                .build();
        var found = Patience.with(() -> client.query(request)).items();
        if (found.isEmpty()) {
            return new BadPage(List.of(), null);
        }
        return new BadPage(
                RowsJson.readBad(Items.text(found.getFirst(), TEXT)),
                found.size() > 1 ? Items.text(found.getFirst(), Keys.SK) : null);
    }

    /** Rows of a step. @param bad those that were kept and cannot be registered */
    public record Part(List<ImportRow> rows, List<ImportRow.Bad> bad) {
        private static final Part NONE = new Part(List.of(), List.of());

        public Part {
            rows = List.copyOf(rows);
            bad = List.copyOf(bad);
        }

        public boolean isEmpty() {
            return rows.isEmpty() && bad.isEmpty();
        }
    }

    /** The rows of the step a change has brought; none where the work is done or has gone on without it. */
    public Part rows(Change change) {
        Map<String, AttributeValue> job = Objects.requireNonNull(change.after());
        if (step(job) >= Items.amount(job, "parts")) {
            return Part.NONE;
        }
        var part = reads.one(part(change, PART + number(step(job))), true);
        return part == null ? Part.NONE : RowsJson.read(Items.text(part, TEXT));
    }

    /** Counts what became of the rows of a step, which brings the next one. Counting it again counts nothing. */
    public void count(Change change, int done, List<ImportRow.Bad> bad) {
        Map<String, AttributeValue> job = Objects.requireNonNull(change.after());
        if (!bad.isEmpty()) {
            keep(
                    userId(change),
                    id(change) + BAD + "1" + number(step(job)),
                    RowsJson.writeBad(bad),
                    Objects.requireNonNull(job.get(EntryItem.EXPIRES_AT)));
        }
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of(Keys.PK, AttributeValue.fromS(change.pk()), Keys.SK, AttributeValue.fromS(change.sk())))
                .updateExpression("SET step = :next ADD done :done, failed :failed")
                .conditionExpression("step = :seen")
                .expressionAttributeValues(Map.of(
                        ":seen", Items.number(step(job)),
                        ":next", Items.number(step(job) + 1),
                        ":done", Items.number(done),
                        ":failed", Items.number(bad.size())))
                .build();
        try {
            Patience.with(() -> client.updateItem(request));
        } catch (ConditionalCheckFailedException e) {
            // It was counted before, or the user has left.
        }
    }

    /** The user whose import a change is about; null where it is about something else. */
    public static @Nullable String importing(Change change) {
        return Jobs.about(change) && change.sk().startsWith(Jobs.IMPORT) ? userId(change) : null;
    }

    private void keep(String userId, String place, String text, AttributeValue expiresAt) {
        var request = PutItemRequest.builder()
                .tableName(table)
                .item(Map.of(
                        Keys.PK,
                        AttributeValue.fromS(Keys.importRows(userId)),
                        Keys.SK,
                        AttributeValue.fromS(place),
                        TEXT,
                        AttributeValue.fromS(text),
                        EntryItem.EXPIRES_AT,
                        expiresAt))
                .build();
        Patience.with(() -> client.putItem(request));
    }

    private static <T> List<List<T>> parts(List<T> rows, Function<T, Integer> length) {
        List<List<T>> parts = new ArrayList<>();
        int characters = MOST_CHARACTERS;
        for (T row : rows) {
            int more = length.apply(row);
            if (parts.isEmpty() || parts.getLast().size() == ROWS || characters + more > MOST_CHARACTERS) {
                parts.add(new ArrayList<>());
                characters = 0;
            }
            parts.getLast().add(row);
            characters += more;
        }
        return parts;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static Map<String, AttributeValue> key(String userId, String id) {
        return Map.of(
                Keys.PK, AttributeValue.fromS(Jobs.partition(userId)),
                Keys.SK, AttributeValue.fromS(Jobs.IMPORT + id));
    }

    private static Map<String, AttributeValue> part(Change change, String place) {
        return Map.of(
                Keys.PK, AttributeValue.fromS(Keys.importRows(userId(change))),
                Keys.SK, AttributeValue.fromS(id(change) + place));
    }

    private static String userId(Change change) {
        return change.pk().substring(Jobs.partition("").length());
    }

    private static String id(Change change) {
        return change.sk().substring(Jobs.IMPORT.length());
    }

    private static String number(long part) {
        return "%05d".formatted(part);
    }

    private static long step(Map<String, AttributeValue> job) {
        return Items.amount(job, "step");
    }
}
