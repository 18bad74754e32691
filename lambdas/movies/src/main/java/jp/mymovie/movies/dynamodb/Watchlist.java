package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.domain.WishPage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Films to watch, in a partition of their own and on no film's page. They stand in the index of time alone, and in the one
 * by film, under the key of what is not shown, so that they can be found when something of the film changes.
 */
final class Watchlist {
    private static final String PLACE = Keys.indexKey(Sort.REGISTERED);

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;

    Watchlist(DynamoDbClient client, String table, Reads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    /**
     * Adds a film; one that is on it stays. The user is looked for afterwards instead of in a transaction, which would cost
     * more than twice as much: a departure that begins later finds the wish, one that began before is found here.
     */
    Swap add(String userId, Wish wish) {
        int tmdbId = wish.film().tmdbId();
        Map<String, AttributeValue> item = new HashMap<>(Keys.wish(userId, tmdbId));
        item.put(EntryItem.LISTED, AttributeValue.fromM(Listed.write(wish.film(), wish.addedAt())));
        item.put(PLACE, Items.text(wish.key()));
        item.put(FilmLog.KEY, Items.text(Keys.hiddenFilm(tmdbId)));
        item.put(FilmLog.SORT, Items.text(FilmLog.place(wish.addedAt(), userId)));
        Items.putText(item, EntryItem.ORIGIN, wish.origin());
        var request = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(Condition.IS_NOT_THERE.expression())
                .build();
        try {
            Patience.with(() -> client.putItem(request));
        } catch (ConditionalCheckFailedException e) {
            return Swap.CHANGED;
        }
        if (reads.one(Keys.profile(userId), true) == null) {
            remove(userId, tmdbId);
            return Swap.GONE;
        }
        return Swap.DONE;
    }

    void remove(String userId, int tmdbId) {
        var request = DeleteItemRequest.builder()
                .tableName(table)
                .key(Keys.wish(userId, tmdbId))
                .build();
        Patience.with(() -> client.deleteItem(request));
    }

    void remove(String userId, int tmdbId, String origin) {
        var request = DeleteItemRequest.builder()
                .tableName(table)
                .key(Keys.wish(userId, tmdbId))
                .conditionExpression("#origin = :origin")
                .expressionAttributeNames(Map.of("#origin", EntryItem.ORIGIN))
                .expressionAttributeValues(Map.of(":origin", Items.text(origin)))
                .build();
        try {
            Patience.with(() -> client.deleteItem(request));
        } catch (ConditionalCheckFailedException e) {
            // It is not there, or came otherwise.
        }
    }

    @Nullable
    Wish one(String userId, int tmdbId) {
        Map<String, AttributeValue> item = reads.one(Keys.wish(userId, tmdbId), true);
        return item == null ? null : read(item);
    }

    /** Writes what is known of a film now into a wish that is there. */
    void refresh(Map<String, AttributeValue> key, Film film) {
        Map<String, AttributeValue> item = reads.one(key, true);
        if (item == null) {
            return;
        }
        Map<String, AttributeValue> listed = Listed.write(film, Listed.addedAt(EntryItem.listed(item)));
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key)
                .updateExpression("SET #listed = :listed")
                .conditionExpression(Condition.IS_THERE.expression())
                .expressionAttributeNames(Map.of("#listed", EntryItem.LISTED))
                .expressionAttributeValues(Map.of(":listed", AttributeValue.fromM(listed)))
                .build();
        try {
            Patience.with(() -> client.updateItem(request));
        } catch (ConditionalCheckFailedException e) {
            // It was taken off the list meanwhile.
        }
    }

    WishPage page(String userId, int limit, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":list", AttributeValue.fromS(Keys.watchlist(userId)));
        if (after != null) {
            values.put(":after", AttributeValue.fromS(after));
        }
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.index(Sort.REGISTERED))
                .keyConditionExpression("pk = :list" + (after == null ? "" : " AND " + PLACE + " < :after"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit + 1)
                .build();
        List<Wish> found = Patience.with(() -> client.query(request)).items().stream()
                .map(Watchlist::read)
                .toList();
        boolean more = found.size() > limit;
        return new WishPage(more ? found.subList(0, limit) : found, more);
    }

    private static Wish read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> listed = EntryItem.listed(item);
        return new Wish(
                Listed.film(EntryItem.tmdbId(item), listed),
                Listed.addedAt(listed),
                Items.optional(item, EntryItem.ORIGIN));
    }
}
