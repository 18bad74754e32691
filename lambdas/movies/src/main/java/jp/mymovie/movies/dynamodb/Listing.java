package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Sort;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Pages of a list, each one Query of the order's index; newest releases first takes a second one when it reaches the
 * undated films, which stand at the index's upper end but belong last.
 */
final class Listing {
    private final DynamoDbClient client;
    private final String table;

    Listing(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    EntryPage entries(String userId, EntryQuery query) {
        int wanted = query.limit() + 1;
        List<Entry> found = new ArrayList<>(wanted);
        boolean split = query.sort() == Sort.RELEASE && !query.ascending();
        if (!split) {
            collect(userId, query, "", query.after(), wanted, found);
        } else {
            boolean amongUndated = query.after() != null && query.after().startsWith(Sort.UNDATED);
            if (!amongUndated) {
                collect(userId, query, " AND #k < :undated", query.after(), wanted, found);
            }
            if (found.size() < wanted) {
                collect(userId, query, " AND #k >= :undated", amongUndated ? query.after() : null, wanted, found);
            }
        }
        boolean more = found.size() > query.limit();
        return new EntryPage(more ? found.subList(0, query.limit()) : found, more);
    }

    private void collect(
            String userId, EntryQuery query, String range, @Nullable String after, int wanted, List<Entry> found) {
        Map<String, AttributeValue> start = after == null ? null : startKey(userId, query.sort(), after);
        do {
            QueryResponse response = ask(userId, query, range, start, wanted - found.size());
            response.items().forEach(item -> found.add(EntryItem.read(item)));
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
        } while (start != null && found.size() < wanted);
    }

    EntryPage whole(String userId, int limit, int after) {
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :user AND begins_with(sk, :film)")
                .expressionAttributeValues(Map.of(
                        ":user", AttributeValue.fromS(Keys.user(userId)), ":film", AttributeValue.fromS(Keys.FILM)))
                .consistentRead(true)
                .exclusiveStartKey(after == 0 ? null : Keys.entry(userId, after))
                .limit(limit)
                .build();
        QueryResponse found = Patience.with(() -> client.query(request));
        return new EntryPage(found.items().stream().map(EntryItem::read).toList(), found.hasLastEvaluatedKey());
    }

    private QueryResponse ask(
            String userId, EntryQuery query, String range, @Nullable Map<String, AttributeValue> start, int limit) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":user", AttributeValue.fromS(Keys.user(userId)));
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName(Keys.index(query.sort()))
                .keyConditionExpression("pk = :user" + range)
                .scanIndexForward(query.ascending())
                .consistentRead(query.consistent())
                .exclusiveStartKey(start)
                .limit(limit);
        if (!range.isEmpty()) {
            values.put(":undated", AttributeValue.fromS(Sort.UNDATED));
            request.expressionAttributeNames(Map.of("#k", Keys.indexKey(query.sort())));
        }
        var built = request.expressionAttributeValues(values).build();
        return Patience.with(() -> client.query(built));
    }

    private static Map<String, AttributeValue> startKey(String userId, Sort sort, String after) {
        Map<String, AttributeValue> key = new HashMap<>(Keys.entry(userId, Sort.tmdbId(after)));
        key.put(Keys.indexKey(sort), AttributeValue.fromS(after));
        return key;
    }
}
