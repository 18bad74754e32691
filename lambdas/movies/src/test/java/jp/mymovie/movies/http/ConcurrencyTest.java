package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import org.junit.jupiter.api.Test;

/** Many requests at once on the real table. */
final class ConcurrencyTest {
    private final Api api = new Api(new DynamoDbMovieStore(TestTable.client(), TestTable.create()));

    @Test
    void ofTwoEditsAtOnceOneIsTakenAndTheOtherTold() throws Exception {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":1}").put("/me/entries/129");
        List<Integer> statuses = atOnce(
                8,
                i -> hanako.header("If-Match", api.tag("hanako", 1))
                        .json("{\"score\":" + (10 + i) + "}")
                        .patch("/me/entries/129")
                        .status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
        assertThat(hanako.get("/me/entries/129").header("etag")).isEqualTo(api.tag("hanako", 2));
    }

    @Test
    void aRequestSentManyTimesIsOneEntry() throws Exception {
        Api.Call hanako = api.signedUp("hanako");
        List<Integer> statuses = atOnce(
                8, i -> hanako.json("{\"score\":77}").put("/me/entries/129").status());
        assertThat(statuses).containsOnlyOnce(201).contains(200).containsOnly(200, 201);
        assertThat(hanako.get("/me").json().integer("count")).isEqualTo(1);
        assertThat(hanako.get("/me").json().integer("revision")).isEqualTo(1);
    }

    @Test
    void aHandleGoesToOne() throws Exception {
        List<Integer> statuses = atOnce(
                8,
                i -> api.as("sub" + i)
                        .header("If-None-Match", "*")
                        .json("{\"handle\":\"wanted\"}")
                        .put("/me")
                        .status());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void sumsHoldAfterAStormOfChanges() throws Exception {
        Api.Call hanako = api.signedUp("hanako");
        List<Integer> statuses = atOnce(48, i -> {
            String path = "/me/entries/" + (1 + i % 6);
            return untilServed(() -> i % 4 == 3
                    ? hanako.delete(path).status()
                    : hanako.json("{\"score\":" + i + "}").put(path).status());
        });
        assertThat(statuses).containsOnly(200, 201, 204);
        List<Long> scores = hanako.get("/me/entries").json().objects("items").stream()
                .map(item -> item.integer("score"))
                .toList();
        var totals = Objects.requireNonNull(api.store.profile(api.id("hanako"))).totals();
        assertThat(totals.count()).isEqualTo(scores.size());
        assertThat(totals.scoreSum())
                .isEqualTo(scores.stream().mapToLong(Long::longValue).sum());
        assertThat(totals.bands().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(scores.size());
    }

    /** As a client does that is told to come again: on a slow machine a deadline may come before a request's turn. */
    private static int untilServed(IntSupplier request) {
        int status = request.getAsInt();
        for (int again = 0; again < 5 && status == 503; again++) {
            status = request.getAsInt();
        }
        return status;
    }

    private static List<Integer> atOnce(int requests, IntFunction<Integer> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                int number = i;
                calls.add(() -> request.apply(number));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(calls)) {
                statuses.add(status.get());
            }
            return statuses;
        }
    }
}
