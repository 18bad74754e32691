package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbVisibility;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The switch between private and public, where something comes in between. */
final class VisibilityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final String table = TestTable.create();
    private final FaultyClient faulty = new FaultyClient(TestTable.client());
    private final MovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final Stream stream = new Stream(table);
    private final Work work = work(faulty.client());

    private Work work(DynamoDbClient client) {
        return new Work(
                List.of(
                        new FeedTask(new DynamoDbFeed(client, table), CLOCK),
                        new VisibilityTask(new DynamoDbVisibility(client, table), store, new Jobs(client, table))),
                new WorkLog(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), CLOCK));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER", "TIMEOUT_AFTER", "CONFLICT"})
    void endsTheSameWhereverItIsStruck(Fault fault) {
        User taro = friends("hanako", "taro");
        for (boolean hides : List.of(true, false)) {
            show(taro, hides);
            JsonObject event = stream.event();
            for (int call = 1; ; call++) {
                int struck = call;
                faulty.fail(fault, made -> made == struck);
                work.run(event, 60_000);
                if (faulty.calls().size() < struck) {
                    break;
                }
            }
            faulty.fail(fault, made -> false);
            assertThat(work.run(event, 60_000)).isEmpty();
            assertThat(profile("hanako").user().following()).isEqualTo(hides ? 0 : 1);
            assertThat(profile("hanako").user().followers()).isEqualTo(hides ? 0 : 1);
            assertThat(pointers("hanako")).hasSize(hides ? 0 : 2);
            assertThat(store.filmTotals(1).count()).isEqualTo(hides ? 0 : 1);
        }
    }

    /** The work for the one goes between any two calls of the work for the other. */
    @Test
    void twoWhoFollowEachOtherMayHideAndComeBackAtOnce() {
        for (int between = 1, calls = 1; between <= calls; between++) {
            String one = "one" + between;
            User other = friends(one, "two" + between);
            for (boolean hides : List.of(true, false)) {
                show(profile(one).user(), hides);
                JsonObject first = stream.event();
                show(other, hides);
                JsonObject second = stream.event();
                int when = between;
                AtomicInteger made = new AtomicInteger();
                Work disturbed = work(before(() -> {
                    if (made.incrementAndGet() == when) {
                        assertThat(work.run(second, 60_000)).isEmpty();
                    }
                }));
                assertThat(disturbed.run(first, 60_000)).isEmpty();
                calls = Math.max(calls, made.get());
                if (made.get() < when) {
                    assertThat(work.run(second, 60_000)).isEmpty();
                }
                for (String id : List.of(one, other.id())) {
                    User user = profile(id).user();
                    assertThat(List.of(user.followers(), user.following()))
                            .as("before call " + between)
                            .containsOnly(hides ? 0L : 1L);
                    assertThat(store.following(id, 10, null).items()).hasSize(hides ? 0 : 1);
                    assertThat(store.followers(id, 10, null).items()).hasSize(hides ? 0 : 1);
                }
            }
        }
    }

    /** A client that does something before each call. */
    private static DynamoDbClient before(Runnable each) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                VisibilityTest.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    each.run();
                    try {
                        return method.invoke(TestTable.client(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Two who follow each other, the second of them with two films. */
    private User friends(String one, String two) {
        User first = User.named(one, new Handle(one), one);
        User second = User.named(two, new Handle(two), two);
        Stores.claim(store, first);
        Stores.claim(store, second);
        store.follow(first, second, NOW);
        store.follow(second, first, NOW);
        for (int film = 1; film <= 2; film++) {
            Entry entry = Entry.registered(
                    new Film(film, "film", "film", LocalDate.of(2000, 1, 1), null), new Score(50), NOW);
            Stores.replace(store, second, null, entry);
        }
        assertThat(work.run(stream.event(), 60_000)).isEmpty();
        return second;
    }

    private void show(User user, boolean hides) {
        assertThat(store.replaceProfile(profile(user.id()), user.shownAs(user.nickname(), null, null, hides, false)))
                .isEqualTo(Swap.DONE);
    }

    private List<?> pointers(String userId) {
        return TestTable.client()
                .query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("N#" + userId))))
                .items();
    }

    private Profile profile(String userId) {
        return Objects.requireNonNull(store.profile(userId));
    }
}
