package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What caches between us and the viewer may keep, of every route. */
final class CachingTest {
    private static final String SHARED = "public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=60";

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void whatAnybodySeesMayBeKeptForAWhileAndNothingElseEver(MovieRoute route) {
        Api api = furnished(new Api());
        Api.Answer answer = Requests.send(api.as("hanako"), route, "taro", "new_one");
        boolean shared = route.isCacheable();
        assertThat(answer.status()).as(answer.body()).isLessThan(shared ? 300 : 500);
        assertThat(answer.header("cache-control")).isEqualTo(shared ? SHARED : "no-store");
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void whatMayBeKeptIsTheSameForEverybody(MovieRoute route) {
        Api api = furnished(new Api());
        Api.Answer guests = Requests.send(api.guest(), route, "taro", "new_one");
        if (guests.header("cache-control").equals(SHARED)) {
            for (String caller : List.of("hanako", "taro", "stranger")) {
                assertThat(Requests.send(api.as(caller), route, "taro", "new_one"))
                        .isEqualTo(guests);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void noProblemIsKept(MovieRoute route) {
        Api api = furnished(new Api());
        FaultyClient client = new FaultyClient(TestTable.client());
        Api broken = new Api(new DynamoDbMovieStore(client.client(), "none"));
        client.fail(Fault.CRASH_BEFORE, call -> true);
        for (Api.Answer answer : List.of(
                Requests.send(api.guest(), route, "nobody", "?"),
                Requests.send(api.as("stranger"), route, "secret", "?"),
                Requests.send(api.as("hanako"), route, "a", ""),
                Requests.send(broken.as("hanako"), route, "hanako", "new_one"))) {
            if (answer.status() >= 400) {
                assertThat(answer.header("cache-control")).isEqualTo("no-store");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST_ENTRIES", "GET_STATS", "LIST_MY_ENTRIES", "GET_MY_STATS"})
    void whoHasTheRevisionIsToldSo(MovieRoute route) {
        Api api = furnished(new Api());
        Api.Answer whole = Requests.send(api.as("taro"), route, "taro", "new_one");
        Api.Answer same =
                Requests.send(api.as("taro").header("If-None-Match", whole.header("etag")), route, "taro", "new_one");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("etag")).isEqualTo(whole.header("etag"));
        assertThat(same.header("cache-control")).isEqualTo(whole.header("cache-control"));
        api.as("taro").json("{\"score\":70}").put("/me/entries/1");
        Api.Answer changed =
                Requests.send(api.as("taro").header("If-None-Match", whole.header("etag")), route, "taro", "new_one");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("etag")).isNotEqualTo(whole.header("etag"));
    }

    /** Whoever has just written asks past the caches so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/films/1?",
                "/films/1/entries?limit=1&",
                "/users?prefix=ta&",
                "/users/taro?",
                "/users/taro/entries?sort=score&",
                "/users/taro/stats?",
                "/users/taro/following?",
                "/users/taro/followers?"
            })
    void aParameterOfNoMeaningChangesNoAnswer(String path) {
        Api api = furnished(new Api());
        Api.Answer plain = api.guest().get(path);
        assertThat(plain.header("cache-control")).isEqualTo(SHARED);
        assertThat(api.guest().get(path + "rev=1764028800000")).isEqualTo(plain);
    }

    @Test
    void aRevisionCostsAGuestOneRead() {
        FaultyClient client = new FaultyClient(TestTable.client());
        Api api = furnished(new Api(new DynamoDbMovieStore(client.client(), TestTable.create())));
        for (String path : List.of("/users/taro/entries", "/users/taro/stats")) {
            String tag = api.guest().get(path).header("etag");
            client.fail(Fault.CRASH_BEFORE, call -> false);
            assertThat(api.guest().header("If-None-Match", tag).get(path).status())
                    .isEqualTo(304);
            assertThat(client.calls()).as(path).containsExactly("getItem");
        }
    }

    private static Api furnished(Api api) {
        for (String user : List.of("hanako", "taro", "secret")) {
            Api.Call call = api.signedUp(user);
            call.json("{\"score\":50}").put("/me/entries/1");
            call.json("{\"score\":50}").put("/me/entries/3");
            call.delete("/me/entries/3");
        }
        api.as("secret").header("If-Match", "*").json("{\"private\":true}").patch("/me");
        return api;
    }
}
