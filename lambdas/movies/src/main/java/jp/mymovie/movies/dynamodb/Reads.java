package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/** Reads of single items by their keys. */
final class Reads {
    private static final int MOST = 100;

    private final DynamoDbClient client;
    private final String table;

    Reads(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** The key of an item. */
    static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of(
                Keys.PK, Objects.requireNonNull(item.get(Keys.PK)),
                Keys.SK, Objects.requireNonNull(item.get(Keys.SK)));
    }

    @Nullable
    Map<String, AttributeValue> one(Map<String, AttributeValue> key, boolean consistent) {
        var request = GetItemRequest.builder()
                .tableName(table)
                .key(key)
                .consistentRead(consistent)
                .build();
        var response = Patience.with(() -> client.getItem(request));
        return response.hasItem() ? response.item() : null;
    }

    /** The items there are, by their keys, all as they are at one moment: no transaction lies between two of them. */
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> atOnce(List<Map<String, AttributeValue>> keys) {
        var request = TransactGetItemsRequest.builder()
                .transactItems(keys.stream()
                        .map(key -> TransactGetItem.builder()
                                .get(Get.builder().tableName(table).key(key).build())
                                .build())
                        .toList())
                .build();
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        for (ItemResponse response :
                Patience.with(() -> client.transactGetItems(request)).responses()) {
            if (response.hasItem() && !response.item().isEmpty()) {
                found.put(key(response.item()), response.item());
            }
        }
        return found;
    }

    /** The items there are, by their keys; asks again for those DynamoDB left out. */
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> all(
            List<Map<String, AttributeValue>> keys, boolean consistent) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += MOST) {
            found.putAll(some(keys.subList(from, Math.min(from + MOST, keys.size())), consistent));
        }
        return found;
    }

    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> some(
            List<Map<String, AttributeValue>> keys, boolean consistent) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        Map<String, KeysAndAttributes> wanted = Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(keys)
                        .consistentRead(consistent)
                        .build());
        for (int attempt = 0; !wanted.isEmpty(); attempt++) {
            var request = BatchGetItemRequest.builder().requestItems(wanted).build();
            var response = Patience.with(() -> client.batchGetItem(request));
            for (var item : response.responses().getOrDefault(table, List.of())) {
                found.put(key(item), item);
            }
            wanted = response.unprocessedKeys();
            if (!wanted.isEmpty()) {
                Patience.pause(attempt, new IllegalStateException("keys left unprocessed"));
            }
        }
        return found;
    }
}
