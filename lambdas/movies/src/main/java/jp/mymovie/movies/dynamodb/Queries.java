package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Queries of work that outlives a request: what is there of one kind, consistently where that is possible. */
final class Queries {
    private final DynamoDbClient client;
    private final String table;

    Queries(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Items of a partition, at most so many. */
    List<Map<String, AttributeValue>> some(String pk, int limit) {
        return ask(of("pk = :pk", Map.of(":pk", Items.text(pk))).limit(limit).build())
                .items();
    }

    /** Items of a partition whose sort keys begin so, at most so many. */
    List<Map<String, AttributeValue>> someOf(String pk, String prefix, int limit) {
        return ask(begins(pk, prefix).toBuilder().limit(limit).build()).items();
    }

    /** All items of a partition whose sort keys begin so. */
    List<Map<String, AttributeValue>> whole(String pk, String prefix) {
        return pages(pk, prefix).flatMap(List::stream).toList();
    }

    /** Pages of a partition whose sort keys begin so. */
    Stream<List<Map<String, AttributeValue>>> pages(String pk, String prefix) {
        return pages(begins(pk, prefix));
    }

    /** The same, with a filter. */
    Stream<List<Map<String, AttributeValue>>> filtered(
            String pk, String prefix, String filter, Map<String, AttributeValue> values) {
        QueryRequest all = begins(pk, prefix);
        Map<String, AttributeValue> more = new HashMap<>(all.expressionAttributeValues());
        more.putAll(values);
        return pages(all.toBuilder()
                .filterExpression(filter)
                .expressionAttributeValues(more)
                .build());
    }

    /** Pages of a whole partition, with a filter. */
    Stream<List<Map<String, AttributeValue>>> filtered(String pk, String filter, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> more = new HashMap<>(values);
        more.put(":pk", Items.text(pk));
        return pages(of("pk = :pk", more).filterExpression(filter).build());
    }

    /** Pages of a partition of the index by film; may lag a little. */
    Stream<List<Map<String, AttributeValue>>> byFilm(String filmKey) {
        return pages(ofFilm(filmKey).build());
    }

    /** True if there is anything in a partition of the index by film; may lag a little. */
    boolean anyByFilm(String filmKey) {
        return !ask(ofFilm(filmKey).limit(1).build()).items().isEmpty();
    }

    private QueryRequest.Builder ofFilm(String filmKey) {
        return of(FilmLog.KEY + " = :pk", Map.of(":pk", Items.text(filmKey)))
                .indexName(FilmLog.INDEX)
                .consistentRead(false);
    }

    private QueryRequest begins(String pk, String prefix) {
        return of("pk = :pk AND begins_with(sk, :prefix)", Map.of(":pk", Items.text(pk), ":prefix", Items.text(prefix)))
                .build();
    }

    private QueryRequest.Builder of(String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .consistentRead(true);
    }

    /** Each page is asked for when it is wanted. */
    private Stream<List<Map<String, AttributeValue>>> pages(QueryRequest first) {
        return Stream.iterate(
                        Optional.of(ask(first)),
                        Optional::isPresent,
                        found -> found.filter(QueryResponse::hasLastEvaluatedKey)
                                .map(response -> ask(first.toBuilder()
                                        .exclusiveStartKey(response.lastEvaluatedKey())
                                        .build())))
                .map(found -> found.orElseThrow().items());
    }

    private QueryResponse ask(QueryRequest request) {
        return Patience.with(() -> client.query(request));
    }
}
