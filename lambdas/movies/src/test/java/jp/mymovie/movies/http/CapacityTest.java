package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** What each route costs: its calls of the table, and the capacity DynamoDB counts for them. */
final class CapacityTest {
    private final List<String> calls = new ArrayList<>();
    private double capacity;
    private final Api api = new Api(new DynamoDbMovieStore(counting(TestTable.client()), TestTable.create()));

    @Test
    void aPageOfALongListIsOneQuery() {
        Api.Call hanako = api.signedUp("hanako");
        User user = Objects.requireNonNull(api.store.profile("hanako")).user();
        for (int id = 1; id <= 300; id++) {
            Film film = new Film(
                    id * 1000,
                    "千と千尋の神隠し その" + id,
                    "Spirited Away " + id,
                    LocalDate.of(1900 + id % 120, 1, 1),
                    "/39wmItIWsg5sZMyRUHLkWBcuVCM.jpg");
            api.store.replace(user, null, Entry.registered(film, new Score(id % 101), Api.NOW.plusSeconds(id)));
        }
        for (String sort : List.of("registered", "score", "release", "title")) {
            reset();
            assertThat(api.guest().get("/users/hanako/entries?sort=" + sort).status())
                    .isEqualTo(200);
            assertThat(calls).containsExactly("getItem", "query");
            assertThat(capacity).as("guest, " + sort).isLessThanOrEqualTo(0.5 + 2);
            reset();
            assertThat(hanako.get("/me/entries?sort=" + sort).status()).isEqualTo(200);
            assertThat(calls).containsExactly("getItem", "query");
            assertThat(capacity).as("owner, " + sort).isLessThanOrEqualTo(1 + 4);
        }
    }

    @Test
    void everyOtherRouteIsAFewCalls() {
        Api.Call hanako = api.signedUp("hanako");
        assertThat(calls).containsExactly("transactWriteItems");
        assertThat(costOf(() -> hanako.json("{\"score\":5}").put("/me/entries/129")))
                .containsExactly("transactGetItems", "transactWriteItems");
        assertThat(costOf(() -> hanako.json("{\"score\":5}").put("/me/entries/129")))
                .containsExactly("transactGetItems");
        assertThat(costOf(() -> hanako.json("{\"score\":6}").put("/me/entries/129")))
                .containsExactly("transactGetItems", "transactWriteItems");
        assertThat(costOf(() -> api.guest().header("If-None-Match", "\"2\"").get("/users/hanako/entries")))
                .as("304")
                .containsExactly("getItem");
        assertThat(capacity).isEqualTo(0.5);
        assertThat(costOf(() -> hanako.get("/me"))).containsExactly("getItem");
        assertThat(costOf(() -> hanako.get("/me/entries/129"))).containsExactly("transactGetItems");
        assertThat(costOf(() -> api.guest().get("/users/hanako"))).containsExactly("getItem");
        assertThat(costOf(() -> hanako.get("/films/search?q=x"))).isEmpty();
        assertThat(costOf(() -> api.guest().get("/health"))).isEmpty();
        assertThat(costOf(() -> api.guest().get("/users/random")))
                .hasSizeBetween(2, 9)
                .containsOnly("query", "getItem");
        assertThat(costOf(() -> api.guest().get("/films/129/entries"))).containsExactly("query", "batchGetItem");
        assertThat(costOf(() -> hanako.delete("/me/entries/129")))
                .containsExactly("transactGetItems", "transactWriteItems");
    }

    private List<String> costOf(Runnable request) {
        reset();
        request.run();
        return List.copyOf(calls);
    }

    private void reset() {
        calls.clear();
        capacity = 0;
    }

    private DynamoDbClient counting(DynamoDbClient real) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    assertThat(method.getName()).isNotEqualTo("scan");
                    try {
                        Object answer = method.invoke(real, asking(arguments[0]));
                        capacities(answer).forEach(used -> capacity += used.capacityUnits());
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object asking(Object request) {
        return switch (request) {
            case GetItemRequest r -> r.copy(b -> b.returnConsumedCapacity("TOTAL"));
            case BatchGetItemRequest r -> r.copy(b -> b.returnConsumedCapacity("TOTAL"));
            case QueryRequest r -> r.copy(b -> b.returnConsumedCapacity("TOTAL"));
            case TransactWriteItemsRequest r -> r.copy(b -> b.returnConsumedCapacity("TOTAL"));
            default -> request;
        };
    }

    private static List<ConsumedCapacity> capacities(Object answer) {
        return switch (answer) {
            case GetItemResponse r -> List.of(r.consumedCapacity());
            case BatchGetItemResponse r -> r.consumedCapacity();
            case QueryResponse r -> List.of(r.consumedCapacity());
            case TransactWriteItemsResponse r -> r.consumedCapacity();
            default -> List.of();
        };
    }
}
