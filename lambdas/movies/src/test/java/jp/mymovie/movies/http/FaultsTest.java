package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command with a fault at each of its calls: the answer is the contract's, and no half of a state is left. */
final class FaultsTest {
    private final FaultyClient faulty = new FaultyClient(TestTable.client());
    private final String table = TestTable.create();
    private final DynamoDbMovieStore store = new DynamoDbMovieStore(faulty.client(), table);
    private final Api api = new Api(store);
    private int users;

    /** A command, and what it answers when all is well. */
    record Command(String name, int status, Function<Api.Call, Api.Answer> send) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Command> commands() {
        return Stream.of(
                new Command("register", 201, c -> c.json("{\"score\":70}").put("/me/entries/2")),
                new Command("rescore", 200, c -> c.json("{\"score\":70}").put("/me/entries/1")),
                new Command(
                        "patch",
                        200,
                        c -> c.header("If-Match", "*").json("{\"score\":70}").patch("/me/entries/1")),
                new Command("delete", 204, c -> c.delete("/me/entries/1")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aPassingFaultAtAnyCallIsNotNoticed(Command command) {
        for (Fault fault : Fault.values()) {
            int calls = 1;
            for (int at = 1; at <= calls; at++) {
                String user = prepared();
                int failing = at;
                faulty.fail(fault, call -> call == failing);
                Api.Answer answer = command.send().apply(api.as(user));
                calls = Math.max(calls, faulty.calls().size() - (fault.passes() ? 1 : 0));
                faulty.fail(fault, call -> false);
                assertThat(answer.status())
                        .as(command + " " + fault + " at call " + at)
                        .isEqualTo(fault.passes() ? command.status() : 500);
                assertWhole(user);
            }
            assertThat(calls).isGreaterThanOrEqualTo(fault.passes() ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "TIMEOUT_BEFORE"})
    void aFaultThatStaysIs503AndChangesNothing(Fault fault) {
        String user = prepared();
        faulty.fail(fault, call -> call > 1);
        long start = System.nanoTime();
        Api.Answer answer = api.as(user).json("{\"score\":70}").put("/me/entries/1");
        assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
        faulty.fail(fault, call -> false);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(api.as(user).get("/me/entries/1").json().integer("score")).isEqualTo(10);
        assertWhole(user);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aHandleIsClaimedWhollyOrNotAtAll(Fault fault) {
        String user = "claimer" + fault.ordinal();
        faulty.fail(fault, call -> call == 1);
        Api.Answer answer = api.as(user)
                .header("If-None-Match", "*")
                .json("{\"handle\":\"" + user + "\"}")
                .put("/me");
        faulty.fail(fault, call -> false);
        assertThat(answer.status()).isEqualTo(fault.passes() ? 201 : 500);
        assertThat(api.as(user).get("/me").status() == 200)
                .isEqualTo(api.guest().get("/users/" + user).status() == 200);
    }

    @Test
    void keysLeftUnprocessedAreAskedForAgain() {
        String user = prepared();
        var picky = new DynamoDbMovieStore(HalfHearted.around(TestTable.client()), table);
        assertThat(picky.holding(api.id(user), 1)).isEqualTo(store.holding(api.id(user), 1));
    }

    /** A user with film 1 at score 10. */
    private String prepared() {
        faulty.fail(Fault.THROTTLED, call -> false);
        String user = "user" + ++users;
        api.signedUp(user).json("{\"score\":10}").put("/me/entries/1");
        return user;
    }

    /** The totals are those of the entries, in the profile and in the public face. */
    private void assertWhole(String user) {
        Profile profile = Objects.requireNonNull(store.profile(api.id(user)));
        Map<Integer, Totals> each = new LinkedHashMap<>();
        store.entries(api.id(user), new EntryQuery(Sort.SCORE, true, 100, null, true))
                .items()
                .forEach(entry -> each.put(entry.tmdbId(), Totals.change(null, entry)));
        assertThat(profile.totals()).isEqualTo(each.values().stream().reduce(Totals.NONE, Totals::plus));
        assertThat(store.user(profile.user().handle())).isEqualTo(profile.user());
    }
}
