package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Work that outlives a request, an item whose every write brings its next step. A step that is told twice finds that the
 * item has gone on.
 */
public final class Jobs {
    static final String DEPARTURE = "DELETE";
    static final String IMPORT = "IMPORT#";
    private static final String VISIBILITY = "SHOW#";
    private static final String PARTITION = "J#";
    private static final String STEP = "step";

    /**
     * Steps after which a job is taken for a loop: some twenty times what the longest needs. Lambda itself finds loops
     * through queues and topics, and none through a table's stream.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html">recursive loop detection</a>
     */
    static final long MOST_STEPS = 10_000;

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;

    public Jobs(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
    }

    static String partition(String userId) {
        return PARTITION + userId;
    }

    static Map<String, AttributeValue> departure(String userId) {
        return Keys.of(partition(userId), DEPARTURE);
    }

    /** Follows up a switch between private and public, which is told from others by the version it made. */
    static Map<String, AttributeValue> visibility(String userId, long version) {
        return begun(Keys.of(partition(userId), VISIBILITY + version), Map.of());
    }

    /** Carries what has changed of a film into its copies; begun anew where it runs already. */
    public void refresh(int tmdbId, Instant now) {
        var request = PutItemRequest.builder()
                .tableName(table)
                .item(begun(Keys.of(partition(Keys.film(tmdbId)), Keys.DETAILS), Map.of("startedAt", now.toString())))
                .build();
        Patience.with(() -> client.putItem(request));
    }

    /** A job at its first step. */
    static Map<String, AttributeValue> begun(Map<String, AttributeValue> key, Map<String, String> texts) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put(STEP, Items.number(0));
        texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        return item;
    }

    /** The user whose departure a change is about; null where it is about something else. */
    public static @Nullable String departing(Change change) {
        return about(change) && change.sk().equals(DEPARTURE) ? change.pk().substring(PARTITION.length()) : null;
    }

    /** The user whose switch a change is about; null where it is about something else. */
    public static @Nullable String switching(Change change) {
        return about(change) && change.sk().startsWith(VISIBILITY) ? change.pk().substring(PARTITION.length()) : null;
    }

    /** The film whose copies a change is about; null where it is about something else. */
    public static @Nullable Integer refreshing(Change change) {
        return about(change) && change.sk().equals(Keys.DETAILS)
                ? Integer.valueOf(change.pk().substring(partition(Keys.film("")).length()))
                : null;
    }

    /** Ends a job that is at the step a change has brought. */
    public void finish(Change change) {
        var request = DeleteItemRequest.builder()
                .tableName(table)
                .key(key(change))
                .conditionExpression("step = :seen")
                .expressionAttributeValues(Map.of(":seen", Items.number(step(Objects.requireNonNull(change.after())))))
                .build();
        try {
            Patience.with(() -> client.deleteItem(request));
        } catch (ConditionalCheckFailedException e) {
            // It has gone on, or was finished before.
        }
    }

    static boolean about(Change change) {
        return change.after() != null && change.pk().startsWith(PARTITION);
    }

    /**
     * True if the job is still at the step that the change has brought.
     *
     * @throws IllegalStateException after {@link #MOST_STEPS}, so that the record is given up and the job stands still
     */
    public boolean current(Change change) {
        long told = told(change);
        Map<String, AttributeValue> item = reads.one(key(change), true);
        return item != null && step(item) == told;
    }

    /**
     * The step that a change has brought.
     *
     * @throws IllegalStateException after {@link #MOST_STEPS}
     */
    static long told(Change change) {
        long told = step(Objects.requireNonNull(change.after()));
        if (told >= MOST_STEPS) {
            throw new IllegalStateException("a job must end within %d steps, got %d".formatted(MOST_STEPS, told));
        }
        return told;
    }

    /** Lets the next step come; does nothing where it is under way already. */
    public void next(Change change) {
        long step = step(Objects.requireNonNull(change.after()));
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(change))
                .updateExpression("SET step = :next")
                .conditionExpression("step = :seen")
                .expressionAttributeValues(Map.of(":seen", Items.number(step), ":next", Items.number(step + 1)))
                .build();
        try {
            Patience.with(() -> client.updateItem(request));
        } catch (ConditionalCheckFailedException e) {
            // It has gone on.
        }
    }

    private static Map<String, AttributeValue> key(Change change) {
        return Map.of(Keys.PK, AttributeValue.fromS(change.pk()), Keys.SK, AttributeValue.fromS(change.sk()));
    }

    private static long step(Map<String, AttributeValue> item) {
        return Items.amount(item, STEP);
    }
}
