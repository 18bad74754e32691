package jp.mymovie.movies.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts the calls of its clients and what DynamoDB says they consumed. What it does not know how to count it refuses. */
public final class CountingClient {
    private static final Set<String> READS = Set.of("getItem", "batchGetItem", "query", "transactGetItems");
    private static final String TOTAL = "TOTAL";

    private final DocumentedUnits documented;
    private final List<String> calls = new ArrayList<>();
    private double readUnits;
    private double writeUnits;

    /** Notes transactions for another way of counting. */
    public CountingClient(DocumentedUnits documented) {
        this.documented = documented;
    }

    public void reset() {
        documented.reset();
        calls.clear();
        readUnits = 0;
        writeUnits = 0;
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    public double readUnits() {
        return readUnits;
    }

    public double writeUnits() {
        return writeUnits;
    }

    /** Units by AWS's rules of writes to the main table. */
    public int documentedUnits() {
        return documented.units();
    }

    public DynamoDbClient of(DynamoDbClient real) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                CountingClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (arguments[0] instanceof TransactWriteItemsRequest request) {
                        documented.note(request);
                    }
                    try {
                        Object answer = method.invoke(real, asking(arguments[0]));
                        double units = consumed(answer).stream()
                                .mapToDouble(ConsumedCapacity::capacityUnits)
                                .sum();
                        if (READS.contains(method.getName())) {
                            readUnits += units;
                        } else {
                            writeUnits += units;
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object asking(Object request) {
        return switch (request) {
            case GetItemRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case BatchGetItemRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case QueryRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case TransactGetItemsRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case TransactWriteItemsRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case PutItemRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case UpdateItemRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case DeleteItemRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            case BatchWriteItemRequest r -> r.copy(b -> b.returnConsumedCapacity(TOTAL));
            default -> throw new AssertionError("no request may be answered by " + request);
        };
    }

    private static List<ConsumedCapacity> consumed(Object answer) {
        return switch (answer) {
            case GetItemResponse r -> List.of(r.consumedCapacity());
            case BatchGetItemResponse r -> r.consumedCapacity();
            case QueryResponse r -> List.of(r.consumedCapacity());
            case TransactGetItemsResponse r -> r.consumedCapacity();
            case TransactWriteItemsResponse r -> r.consumedCapacity();
            case PutItemResponse r -> List.of(r.consumedCapacity());
            case UpdateItemResponse r -> List.of(r.consumedCapacity());
            case DeleteItemResponse r -> List.of(r.consumedCapacity());
            case BatchWriteItemResponse r -> r.consumedCapacity();
            default -> throw new AssertionError("say here what it consumed: " + answer);
        };
    }
}
