package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Work that outlives a request, an item whose every write brings its next step. A step that is told twice finds that the
 * item has gone on.
 */
public final class Jobs {
    static final String DEPARTURE = "DELETE";
    static final String IMPORT = "IMPORT#";
    private static final String PARTITION = "J#";
    private static final String STEP = "step";

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
        return Map.of(
                Keys.PK, AttributeValue.fromS(partition(userId)),
                Keys.SK, AttributeValue.fromS(DEPARTURE));
    }

    /** A job at its first step. */
    static Map<String, AttributeValue> begun(Map<String, AttributeValue> key, Map<String, String> texts) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put(STEP, ProfileItem.number(0));
        texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        return item;
    }

    /** The user whose departure a change is about; null where it is about something else. */
    public static @Nullable String departing(Change change) {
        return about(change) && change.sk().equals(DEPARTURE) ? change.pk().substring(PARTITION.length()) : null;
    }

    static boolean about(Change change) {
        return change.after() != null && change.pk().startsWith(PARTITION);
    }

    /** Whether the job is still at the step that the change has brought. */
    public boolean current(Change change) {
        Map<String, AttributeValue> item = reads.one(key(change), true);
        return item != null && step(item) == step(Objects.requireNonNull(change.after()));
    }

    /** Lets the next step come; does nothing where it is under way already. */
    public void next(Change change) {
        long step = step(Objects.requireNonNull(change.after()));
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(change))
                .updateExpression("SET step = :next")
                .conditionExpression("step = :seen")
                .expressionAttributeValues(
                        Map.of(":seen", ProfileItem.number(step), ":next", ProfileItem.number(step + 1)))
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
        return ProfileItem.amount(item, STEP);
    }
}
