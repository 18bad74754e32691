package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Transactions and the writes they are made of. Each carries a token, so that repeating one whose answer was lost does not do it twice. */
final class Transactions {
    private static final String REFUSED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final String table;

    Transactions(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** For each write whether its condition refused it; where one did, none was made. */
    List<Boolean> run(List<TransactWriteItem> writes) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
        try {
            Patience.with(() -> client.transactWriteItems(request));
            return writes.stream().map(w -> false).toList();
        } catch (TransactionCanceledException e) {
            List<Boolean> refused = e.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .map(REFUSED::equals)
                    .toList();
            if (!refused.contains(true)) {
                throw e;
            }
            return refused;
        }
    }

    /** Puts an item that is not there yet. */
    TransactWriteItem put(Map<String, AttributeValue> item) {
        return put(item, Condition.IS_NOT_THERE);
    }

    TransactWriteItem put(Map<String, AttributeValue> item, @Nullable Condition condition) {
        Put.Builder put = Put.builder().tableName(table).item(item);
        if (condition != null) {
            put.conditionExpression(condition.expression());
            put.expressionAttributeNames(orNull(condition.names()));
            put.expressionAttributeValues(orNull(condition.values()));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(key).build())
                .build();
    }

    TransactWriteItem delete(Map<String, AttributeValue> key, Condition condition) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(key)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(orNull(condition.names()))
                        .expressionAttributeValues(orNull(condition.values()))
                        .build())
                .build();
    }

    /** Refuses the whole where the condition does not hold for an item. */
    TransactWriteItem check(Map<String, AttributeValue> key, Condition condition) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(key)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(orNull(condition.names()))
                        .expressionAttributeValues(orNull(condition.values()))
                        .build())
                .build();
    }

    /** Sets attributes, and removes those whose value is null. */
    TransactWriteItem set(
            Map<String, AttributeValue> key, Map<String, @Nullable AttributeValue> attributes, Condition condition) {
        return set(key, attributes, new Addition(), condition);
    }

    /** Sets attributes, removes those whose value is null, and adds to numbers. */
    TransactWriteItem set(
            Map<String, AttributeValue> key,
            Map<String, @Nullable AttributeValue> attributes,
            Addition addition,
            Condition condition) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        List<String> add = new ArrayList<>();
        Map<String, String> names = new HashMap<>(condition.names());
        Map<String, AttributeValue> values = new HashMap<>(condition.values());
        attributes.forEach((name, value) -> {
            names.put("#" + name, name);
            if (value == null) {
                remove.add("#" + name);
            } else {
                set.add("#" + name + " = :" + name);
                values.put(":" + name, value);
            }
        });
        addition.amounts().forEach((name, amount) -> {
            names.put("#" + name, name);
            values.put(":" + name, Items.number(amount));
            add.add("#" + name + " :" + name);
        });
        String expression = Stream.of(clause("SET ", set), clause("REMOVE ", remove), clause("ADD ", add))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining(" "));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key)
                        .updateExpression(expression)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(orNull(values))
                        .build())
                .build();
    }

    private static String clause(String verb, List<String> parts) {
        return parts.isEmpty() ? "" : verb + String.join(", ", parts);
    }

    /** Puts one item under a condition, at half the price of a transaction; false where it is refused. */
    boolean putOne(Map<String, AttributeValue> item, Condition condition) {
        var request = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .build();
        try {
            Patience.with(() -> client.putItem(request));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Adds to numbers of an item; where there is a condition it must hold. */
    TransactWriteItem add(Addition addition, Map<String, AttributeValue> key, @Nullable Condition condition) {
        return TransactWriteItem.builder()
                .update(addition.to(table, key, condition))
                .build();
    }

    /** Adds to one number of an item that must be there. */
    TransactWriteItem count(String name, int by, Map<String, AttributeValue> key) {
        return add(new Addition().add(name, by), key, Condition.IS_THERE);
    }

    private static <V> @Nullable Map<String, V> orNull(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }
}
