package jp.mymovie.movies.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Many items without conditions, 25 at a time, until DynamoDB has taken the last of them. */
final class BatchWrites {
    private static final int MOST = 25;

    private final DynamoDbClient client;
    private final String table;

    BatchWrites(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    void put(List<Map<String, AttributeValue>> items) {
        write(items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(item).build())
                        .build())
                .toList());
    }

    void delete(List<Map<String, AttributeValue>> keys) {
        write(keys.stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(DeleteRequest.builder().key(key).build())
                        .build())
                .toList());
    }

    private void write(List<WriteRequest> requests) {
        for (int from = 0; from < requests.size(); from += MOST) {
            Map<String, List<WriteRequest>> open =
                    Map.of(table, requests.subList(from, Math.min(from + MOST, requests.size())));
            for (int attempt = 0; !open.isEmpty(); attempt++) {
                var request = BatchWriteItemRequest.builder().requestItems(open).build();
                open = Patience.with(() -> client.batchWriteItem(request)).unprocessedItems();
                if (!open.isEmpty()) {
                    Patience.pause(attempt, new IllegalStateException("items left unprocessed"));
                }
            }
        }
    }
}
