package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.domain.WishPage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Films to watch: written like entries, but in a partition of their own and on no film's page. */
final class Watchlist {
    private final DynamoDbClient client;
    private final String table;
    private final Changes changes;

    Watchlist(DynamoDbClient client, String table, Changes changes) {
        this.changes = changes;
        this.client = client;
        this.table = table;
    }

    void add(String userId, Wish wish) {
        Entry entry = Entry.registered(wish.film(), new Score(0), wish.addedAt());
        Map<String, AttributeValue> item = EntryItem.write(userId, entry);
        item.keySet().removeAll(List.of(FilmLog.KEY, FilmLog.SORT));
        item.putAll(Keys.wish(userId, entry.tmdbId()));
        // A film that is on it stays; a user who is leaving gets nothing new.
        changes.transact(List.of(changes.put(item), changes.isThere(Keys.profile(userId))));
    }

    void remove(String userId, int tmdbId) {
        var request = DeleteItemRequest.builder()
                .tableName(table)
                .key(Keys.wish(userId, tmdbId))
                .build();
        Patience.with(() -> client.deleteItem(request));
    }

    WishPage page(String userId, int limit, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":list", AttributeValue.fromS(Keys.watchlist(userId)));
        if (after != null) {
            values.put(":after", AttributeValue.fromS(after));
        }
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName("byRegistered")
                .keyConditionExpression("pk = :list" + (after == null ? "" : " AND registeredKey < :after"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit + 1)
                .build();
        List<Wish> found = Patience.with(() -> client.query(request)).items().stream()
                .map(EntryItem::read)
                .map(entry -> new Wish(entry.film(), entry.registeredAt()))
                .toList();
        boolean more = found.size() > limit;
        return new WishPage(more ? found.subList(0, limit) : found, more);
    }
}
