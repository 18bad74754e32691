package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.KeptPage;
import jp.mymovie.movies.domain.Sort;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Pages of a list, each one Query of the order's index; a descending order in which some entries have no value takes a
 * second one when it reaches those, which stand at the index's upper end but belong last. A filter reads on until the page
 * is full, the first page to the end of the list, to count what matches: 10,000 films are 3 MB, some 350 read units.
 */
final class Listing {
    private final DynamoDbClient client;
    private final String table;

    Listing(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    EntryPage entries(String userId, EntryQuery query) {
        Collected found = new Collected(query);
        boolean split = query.sort().hasUnknown() && !query.ascending();
        if (!split) {
            collect(userId, query, "", query.after(), found);
        } else {
            boolean amongUnknown = query.after() != null && query.after().startsWith(Sort.UNKNOWN);
            if (!amongUnknown) {
                collect(userId, query, " AND #k < :unknown", query.after(), found);
            }
            if (found.wantsMore()) {
                collect(userId, query, " AND #k >= :unknown", amongUnknown ? query.after() : null, found);
            }
        }
        return found.page();
    }

    /** Entries of a page, and how many match. */
    private static final class Collected {
        private final EntryQuery query;
        /** Entries read at a time for a filtered page that need not count. */
        private static final int A_FEW = 500;

        private final boolean counts;
        private final List<Entry> found = new ArrayList<>();
        private int matches;

        Collected(EntryQuery query) {
            this.query = query;
            this.counts = !query.filter().isNone() && query.after() == null;
        }

        void add(Entry entry) {
            if (query.filter().matches(entry)) {
                matches++;
                if (found.size() <= query.limit()) {
                    found.add(entry);
                }
            }
        }

        boolean wantsMore() {
            return counts || found.size() <= query.limit();
        }

        /** Items of the next request; null for as many as there are. */
        @Nullable
        Integer wanted() {
            if (query.filter().isNone()) {
                return query.limit() + 1 - found.size();
            }
            return counts ? null : Integer.valueOf(A_FEW);
        }

        EntryPage page() {
            boolean more = found.size() > query.limit();
            return new EntryPage(more ? found.subList(0, query.limit()) : found, more, counts ? matches : null);
        }
    }

    private void collect(String userId, EntryQuery query, String range, @Nullable String after, Collected found) {
        Map<String, AttributeValue> start = after == null ? null : startKey(userId, query.sort(), after);
        do {
            QueryResponse response = ask(userId, query, range, start, found.wanted());
            response.items().forEach(item -> found.add(EntryItem.read(item)));
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
        } while (start != null && found.wantsMore());
    }

    EntryPage whole(String userId, int limit, int after) {
        var request = films(userId, limit).filterExpression("attribute_not_exists(" + EntryItem.EXPIRES_AT + ")");
        List<Entry> found = new ArrayList<>();
        Map<String, AttributeValue> start = after == 0 ? null : Keys.entry(userId, after);
        do {
            QueryRequest next = request.exclusiveStartKey(start).build();
            QueryResponse response = Patience.with(() -> client.query(next));
            response.items().forEach(item -> found.add(EntryItem.read(item)));
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null;
        } while (start != null && found.isEmpty());
        return new EntryPage(found, start != null);
    }

    KeptPage kept(String userId, int limit, int after, Instant now) {
        var request = films(userId, limit)
                .exclusiveStartKey(after == 0 ? null : Keys.entry(userId, after))
                .build();
        QueryResponse response = Patience.with(() -> client.query(request));
        return new KeptPage(
                response.items().stream()
                        .filter(item -> !EntryItem.isDeleted(item) || !EntryItem.expired(item, now))
                        .map(item -> new KeptPage.Kept(EntryItem.read(item), EntryItem.isDeleted(item)))
                        .toList(),
                response.hasLastEvaluatedKey() ? EntryItem.tmdbId(response.lastEvaluatedKey()) : null);
    }

    /** Whole items of the films, in the order of their keys. */
    private QueryRequest.Builder films(String userId, int limit) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :user AND begins_with(sk, :film)")
                .expressionAttributeValues(Map.of(
                        ":user", AttributeValue.fromS(Keys.user(userId)), ":film", AttributeValue.fromS(Keys.FILM)))
                .consistentRead(true)
                .limit(limit);
    }

    private QueryResponse ask(
            String userId,
            EntryQuery query,
            String range,
            @Nullable Map<String, AttributeValue> start,
            @Nullable Integer limit) {
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
            values.put(":unknown", AttributeValue.fromS(Sort.UNKNOWN));
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
