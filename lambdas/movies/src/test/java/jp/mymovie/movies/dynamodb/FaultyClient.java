package jp.mymovie.movies.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A client that fails as DynamoDB does, at the calls it is told to. */
public final class FaultyClient {
    /** What goes wrong with a call. */
    public enum Fault {
        THROTTLED,
        CONFLICT,
        INTERNAL,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER;

        public boolean passes() {
            return this != CRASH_BEFORE && this != CRASH_AFTER;
        }
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private final DynamoDbClient client;
    private volatile Fault fault = Fault.THROTTLED;
    private volatile IntPredicate when = call -> false;

    public FaultyClient(DynamoDbClient real) {
        this.client = (DynamoDbClient) Proxy.newProxyInstance(
                FaultyClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    int call = calls.incrementAndGet();
                    names.add(method.getName());
                    boolean fails = when.test(call);
                    if (fails && fault != Fault.TIMEOUT_AFTER && fault != Fault.CRASH_AFTER) {
                        throw exception();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (fails) {
                            throw exception();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    public DynamoDbClient client() {
        return client;
    }

    /** From now on counts calls from 1 and fails those. */
    public void fail(Fault next, IntPredicate calling) {
        fault = next;
        when = calling;
        calls.set(0);
        names.clear();
    }

    public List<String> calls() {
        return List.copyOf(names);
    }

    private RuntimeException exception() {
        return switch (fault) {
            case THROTTLED ->
                ProvisionedThroughputExceededException.builder()
                        .awsErrorDetails(details("ProvisionedThroughputExceededException"))
                        .statusCode(400)
                        .build();
            case CONFLICT ->
                TransactionCanceledException.builder()
                        .awsErrorDetails(details("TransactionCanceledException"))
                        .cancellationReasons(
                                CancellationReason.builder().code("None").build(),
                                CancellationReason.builder()
                                        .code("TransactionConflict")
                                        .build())
                        .statusCode(400)
                        .build();
            case INTERNAL ->
                DynamoDbException.builder()
                        .awsErrorDetails(details("InternalServerError"))
                        .statusCode(500)
                        .build();
            case TIMEOUT_BEFORE, TIMEOUT_AFTER -> SdkClientException.create("timed out");
            case CRASH_BEFORE, CRASH_AFTER -> new IllegalStateException("crash");
        };
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
    }
}
