package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.dynamodb.Audit;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.tmdb.UnwellTmdb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Films whose details expire, from TTL's removal to the last copy on a list. */
final class FilmTaskTest {
    private static final long TIME = 60_000;

    private final TestFilms table = new TestFilms();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void carriesWhatTmdbSaysAnewIntoEveryCopyAndCount() {
        User listed = table.lister("listed", false);
        User hidden = table.lister("hidden", true);
        User wisher = table.user("wisher");
        table.store.wish(wisher.id(), new Wish(TestFilms.OLD, TestFilms.NOW));
        table.tmdb.answer(TestFilms.tells(TestFilms.FRESH));

        table.settle(table.expire(), TIME);

        assertThat(Objects.requireNonNull(table.films.film(TestFilms.ID))
                        .details()
                        .film())
                .isEqualTo(TestFilms.FRESH);
        assertThat(table.tmdb.asked()).isEqualTo(1);
        for (User user : List.of(listed, hidden)) {
            Entry entry = entry(user);
            assertThat(entry.film()).isEqualTo(TestFilms.FRESH);
            assertThat(entry.remarks().note()).isEqualTo("a note");
            assertThat(entry.version()).isEqualTo(2);
            assertThat(entry.isPublic()).isEqualTo(!user.isPrivate());
            Profile profile = Objects.requireNonNull(table.store.profile(user.id()));
            assertThat(profile.user().revision()).isEqualTo(2);
            assertThat(profile.totals().years()).isEqualTo(Map.of(2001, 1L));
            assertThat(profile.totals().genres()).isEqualTo(Map.of(16, 1L, 14, 1L));
            assertThat(profile.totals().minutes()).isEqualTo(125);
        }
        assertThat(table.store.watchlist(wisher.id(), 10, null).items())
                .containsExactly(new Wish(TestFilms.FRESH, wish(wisher).addedAt()));
        assertThat(audit()).isEmpty();
        assertThat(jobs()).isZero();
    }

    @Test
    void writesNothingOnListsWhereTmdbSaysTheSame() {
        User listed = table.lister("listed", false);
        table.tmdb.answer(TestFilms.tells(TestFilms.OLD));

        table.settle(table.expire(), TIME);

        assertThat(entry(listed).version()).isEqualTo(1);
        assertThat(table.films.film(TestFilms.ID)).isNotNull();
    }

    @Test
    void asksNothingOfAFilmThatIsOnNoList() {
        table.tmdb.answer(TestFilms.tells(TestFilms.FRESH));

        table.settle(table.expire(), TIME);

        assertThat(table.tmdb.asked()).isZero();
        assertThat(table.films.film(TestFilms.ID)).isNull();
    }

    @Test
    void isToldAgainWhereTmdbIsDown() {
        User listed = table.lister("listed", false);
        table.tmdb.answer(UnwellTmdb.status(400, "", "{}"), TestFilms.tells(TestFilms.FRESH));
        JsonObject event = table.expire();

        assertThat(table.work.run(event, TIME)).hasSize(1);
        assertThat(entry(listed).film()).isEqualTo(TestFilms.OLD);
        table.settle(event, TIME);
        assertThat(entry(listed).film()).isEqualTo(TestFilms.FRESH);
    }

    @Test
    void listsAndItsPageKeepAFilmThatTmdbHasGivenUp() {
        User listed = table.lister("listed", false);
        table.tmdb.answer(UnwellTmdb.status(404, "", "{\"success\":false,\"status_code\":34}"));

        table.settle(table.expire(), TIME);

        assertThat(table.tmdb.asked()).isEqualTo(1);
        assertThat(entry(listed).film()).isEqualTo(TestFilms.OLD);
        assertThat(table.films.film(TestFilms.ID)).isNotNull();
    }

    @Test
    void goesOnInItsNextStepWhenTimeIsShort() {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            users.add(table.lister("user_" + i, i % 2 == 0));
        }
        table.tmdb.answer(TestFilms.tells(TestFilms.FRESH));

        assertThat(table.settle(table.expire(), 24_000)).isGreaterThanOrEqualTo(7);

        assertThat(users).allSatisfy(user -> assertThat(entry(user).version()).isEqualTo(2));
        assertThat(audit()).isEmpty();
        assertThat(jobs()).isZero();
    }

    @Test
    void aChangeThatIsToldTwiceDoesNothingTwice() {
        User listed = table.lister("listed", false);
        table.tmdb.answer(TestFilms.tells(TestFilms.FRESH));
        JsonObject event = table.expire();
        table.settle(event, TIME);

        table.settle(event, TIME);

        assertThat(table.tmdb.asked()).isEqualTo(1);
        assertThat(entry(listed).version()).isEqualTo(2);
        assertThat(Objects.requireNonNull(table.store.profile(listed.id()))
                        .user()
                        .revision())
                .isEqualTo(2);
        assertThat(audit()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER"})
    void endsTheSameWhereverItIsStruck(Fault fault) {
        User listed = table.lister("listed", false);
        User hidden = table.lister("hidden", true);
        table.tmdb.answer(TestFilms.tells(TestFilms.FRESH));
        FaultyClient faulty = new FaultyClient(TestTable.client());
        Work struck = table.work(faulty.client());
        JsonObject event = table.expire();
        for (int call = 1; call < 40 && !event.objects("Records").isEmpty(); call++) {
            int nth = call;
            faulty.fail(fault, made -> made == nth);
            if (struck.run(event, TIME).isEmpty()) {
                event = table.stream.event();
            }
        }
        faulty.fail(fault, made -> false);
        table.settle(event, TIME);

        assertThat(List.of(listed, hidden))
                .allSatisfy(user -> assertThat(entry(user).film()).isEqualTo(TestFilms.FRESH));
        assertThat(audit()).isEmpty();
        assertThat(jobs()).isZero();
    }

    private Entry entry(User user) {
        return Objects.requireNonNull(
                table.store.holding(user.id(), TestFilms.ID).entry());
    }

    private Wish wish(User user) {
        return table.store.watchlist(user.id(), 10, null).items().getFirst();
    }

    private List<Audit.Drift> audit() {
        return new Audit(TestTable.client(), table.table).run();
    }

    private long jobs() {
        return TestTable.client().scan(scan -> scan.tableName(table.table)).items().stream()
                .filter(item -> Objects.requireNonNull(item.get("pk")).s().startsWith("J#F#"))
                .count();
    }
}
