package jp.mymovie.movies.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** A client that answers one key of a batch at a time, as DynamoDB may under load. */
final class HalfHearted {
    private HalfHearted() {}

    static DynamoDbClient around(DynamoDbClient real) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                HalfHearted.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    if (arguments.length == 1 && arguments[0] instanceof BatchGetItemRequest request) {
                        return half(real, request);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object half(DynamoDbClient real, BatchGetItemRequest request) {
        String table = request.requestItems().keySet().iterator().next();
        KeysAndAttributes wanted = Objects.requireNonNull(request.requestItems().get(table));
        var first = wanted.copy(k -> k.keys(wanted.keys().subList(0, 1)));
        var rest = wanted.keys().subList(1, wanted.keys().size());
        return real.batchGetItem(request.copy(r -> r.requestItems(Map.of(table, first))))
                .copy(r -> r.unprocessedKeys(
                        rest.isEmpty() ? Map.of() : Map.of(table, wanted.copy(k -> k.keys(List.copyOf(rest))))));
    }
}
