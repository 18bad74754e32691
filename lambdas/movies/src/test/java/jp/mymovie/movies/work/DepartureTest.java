package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.dynamodb.UserIds;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of an account, from the request to the last item. */
final class DepartureTest {
    private static final Instant NOW = Instant.now();

    private final String table = TestTable.create();
    private final FaultyClient faulty = new FaultyClient(TestTable.client());
    private final MovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final Departures departures = new DynamoDbDepartures(TestTable.client(), table, Clock.systemUTC());
    private final List<String> deletedAccounts = new ArrayList<>();
    private final Work work = new Work(
            List.of(
                    new FeedTask(new DynamoDbFeed(faulty.client(), table), Clock.systemUTC()),
                    new DepartureTask(
                            new DynamoDbDepartures(faulty.client(), table, Clock.systemUTC()),
                            identity -> deletedAccounts.add(identity.subject()),
                            new Jobs(faulty.client(), table))),
            new WorkLog(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Clock.systemUTC()));
    private final Stream stream = new Stream(table);
    private final User leaver = user("leaver");
    private final String life = leaver.id();
    private final User stayer = user("stayer");

    @BeforeEach
    void bothHaveListsAndFollowEachOther() {
        for (User user : List.of(leaver, stayer)) {
            store.claim(Stores.identity(user.handle().value()), user);
            for (int film = 1; film <= 40; film++) {
                Stores.replace(store, user, null, entry(film));
            }
            Stores.replace(store, user, entry(40), null);
            store.wish(user.id(), new Wish(entry(50).film(), NOW));
        }
        store.follow(leaver, stayer, NOW);
        store.follow(stayer, leaver, NOW);
        assertThat(work.run(stream.event(), 60_000)).isEmpty();
    }

    @Test
    void isGoneForEverybodyAtOnceAndItsHandleIsNobodys() {
        assertThat(departures.begin(leaver)).isEqualTo(Swap.DONE);

        assertThat(store.profile(leaver.id())).isNull();
        assertThat(store.user(leaver.handle())).isNull();
        assertThat(store.usersByPrefix("lea", 10, null).items()).isEmpty();
        assertThat(store.loggedBy(1, 10, null).items())
                .extracting(item -> item.user().id())
                .containsExactly(stayer.id());
        assertThat(store.following(stayer.id(), 10, null).items()).isEmpty();
        assertThat(Stores.replace(store, leaver, null, entry(60))).isEqualTo(Swap.CHANGED);
        assertThat(store.follow(stayer, leaver, NOW)).isNotEqualTo(Swap.DONE);
        assertThat(store.wish(leaver.id(), new Wish(entry(61).film(), NOW))).isEqualTo(Swap.GONE);
        assertThat(claim("leaver", "comeback")).isInstanceOf(Claim.Left.class);
        assertThat(claim("thief", "leaver")).isInstanceOf(Claim.HandleTaken.class);
        assertThat(departures.begin(leaver)).isEqualTo(Swap.GONE);
        assertThat(departures.begun(leaver.id())).isTrue();
    }

    @Test
    void leavesNothingBehindAndWhoStaysIsLeftAsItWas() {
        departures.begin(leaver);
        assertThat(work.run(stream.event(), 60_000)).isEmpty();
        assertGone();
        assertThat(claim("thief", "leaver")).as("the handle is held back").isInstanceOf(Claim.HandleTaken.class);
        assertThat(claim("leaver", "comeback")).as("an old token").isInstanceOf(Claim.Left.class);
        assertThat(later(User.HANDLE_HELD_DAYS).claim(Stores.identity("heir"), user("leaver")))
                .isInstanceOf(Claim.HandleTaken.class);
        assertThat(later(User.HANDLE_HELD_DAYS + 1).claim(Stores.identity("heir"), user("leaver")))
                .isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void aFormerFollowerKeepsNothingOfWhoLeaves() {
        store.unfollow(stayer, leaver);
        assertThat(work.run(stream.event(), 60_000)).isEmpty();
        departures.begin(leaver);
        assertThat(work.run(stream.event(), 60_000)).isEmpty();
        assertThat(TestTable.client().scan(scan -> scan.tableName(table)).items())
                .noneMatch(item -> item.toString().contains(life));
    }

    private Claim claim(String subject, String handle) {
        return store.claim(Stores.identity(subject), user(handle));
    }

    private MovieStore later(int days) {
        return new DynamoDbMovieStore(
                TestTable.client(), table, Clock.fixed(NOW.plus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    @Test
    void goesOnInItsNextStepWhenTimeIsShort() {
        departures.begin(leaver);
        JsonObject first = stream.event();
        int steps = 0;
        for (JsonObject event = first; !event.objects("Records").isEmpty(); event = stream.event()) {
            assertThat(work.run(event, 24_000)).isEmpty();
            steps++;
        }
        assertThat(steps).isGreaterThan(3);
        assertGone();
        int calls = faulty.calls().size();
        assertThat(work.run(first, 60_000)).isEmpty();
        assertThat(faulty.calls().size() - calls).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER", "TIMEOUT_AFTER", "CONFLICT"})
    void endsTheSameWhereverItIsStruck(Fault fault) {
        departures.begin(leaver);
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
        assertGone();
    }

    private void assertGone() {
        assertThat(deletedAccounts).contains("leaver");
        assertThat(TestTable.client().scan(scan -> scan.tableName(table)).items())
                .noneMatch(item -> item.toString().contains(life))
                .filteredOn(item -> item.toString().contains("leaver"))
                .as("the handle held back, and the identity that is refused")
                .allSatisfy(item -> assertThat(item.keySet()).containsExactlyInAnyOrder("pk", "sk", "expiresAt"))
                .hasSize(2);
        Profile profile = Objects.requireNonNull(store.profile(stayer.id()));
        assertThat(profile.user().followers()).isZero();
        assertThat(profile.user().following()).isZero();
        User face = Objects.requireNonNull(store.user(stayer.handle()));
        assertThat(face.followers()).isZero();
        assertThat(face.following()).isZero();
        assertThat(profile.totals().count()).isEqualTo(39);
        for (int film = 1; film < 40; film++) {
            assertThat(store.filmTotals(film).count()).isEqualTo(1);
            assertThat(store.filmTotals(film).scoreSum()).isEqualTo(film);
        }
        assertThat(store.filmTotals(40).count()).isZero();
    }

    private static Entry entry(int film) {
        return Entry.registered(
                new Film(film, "film", "film", LocalDate.of(2000, 1, 1), null),
                new Remarks(new Score(film), List.of(), "a note", null),
                NOW);
    }

    private static User user(String handle) {
        return User.named(UserIds.random(), new Handle(handle), handle);
    }
}
