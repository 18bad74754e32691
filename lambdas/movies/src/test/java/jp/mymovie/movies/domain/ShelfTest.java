package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One change at a time, and what it does when somebody else is faster or gone. */
@Timeout(20)
final class ShelfTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Film RAN = new Film(11645, "乱", "乱", LocalDate.of(1985, 6, 1), null);
    private static final Precondition ANY = Precondition.NONE;
    private static final Precondition ANOTHER = (user, entry) -> false;
    private static final LocalDate DAY = LocalDate.of(1985, 6, 1);
    private static final Edit FIFTY = Edit.of(new Score(50));
    private static final Edit SIXTY = Edit.of(new Score(60));

    private final Rivals store = new Rivals();
    private int lookUps;
    private final Shelf shelf = new Shelf(store, new FilmsById(this::film), Clock.fixed(NOW, ZoneOffset.UTC));

    /** A store in which others may be faster, as often as they are told. */
    private static final class Rivals extends InMemoryMovieStore {
        private final Deque<Swap> next = new ArrayDeque<>();
        private boolean forever;
        private boolean departs;

        @Override
        public synchronized Swap replace(Holding held, @Nullable Entry after) {
            if (departs) {
                forget("hanako");
                return Swap.CHANGED;
            }
            if (forever) {
                return Swap.CHANGED;
            }
            return next.isEmpty() ? super.replace(held, after) : next.pop();
        }
    }

    /** A change of the film, and whether it needs the film to be on the list, deleted, or neither. */
    record Change(String name, String needs, Function<Shelf, Outcome> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change("register", "nothing", shelf -> shelf.put("hanako", RAN.tmdbId(), FIFTY, ANY)),
                new Change("put", "entry", shelf -> shelf.put("hanako", RAN.tmdbId(), SIXTY, ANY)),
                new Change("patch", "entry", shelf -> shelf.patch("hanako", RAN.tmdbId(), SIXTY, ANY)),
                new Change("delete", "entry", shelf -> shelf.delete("hanako", RAN.tmdbId(), ANY)),
                new Change("restore", "deleted", shelf -> shelf.restore("hanako", RAN.tmdbId())),
                new Change("keep", "nothing", shelf -> keep(shelf, "hanako")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void readsAgainAndGoesOnWhenSomebodyElseWasFaster(Change change) {
        prepare(change);
        store.next.add(Swap.CHANGED);
        store.next.add(Swap.CHANGED);

        Outcome outcome = change.change.apply(shelf);

        assertThat(outcome).isInstanceOfAny(Outcome.Registered.class, Outcome.Updated.class, Outcome.Deleted.class);
        assertThat(store.next).isEmpty();
        assertThat(held().entry() == null).isEqualTo(outcome instanceof Outcome.Deleted);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysThatTheUserIsGoneWhenItGoesMeanwhile(Change change) {
        prepare(change);
        store.departs = true;

        assertThat(change.change.apply(shelf)).isEqualTo(new Outcome.NoProfile());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysThatThereIsNoProfile(Change change) {
        assertThat(change.change.apply(shelf)).isEqualTo(new Outcome.NoProfile());
        assertThat(lookUps).isZero();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void givesUpAtTheDeadlineWhenOthersAreAlwaysFaster(Change change) {
        prepare(change);
        store.forever = true;

        assertThatThrownBy(() -> ScopedValue.where(Deadline.CURRENT, Deadline.in(Duration.ofMillis(150)))
                        .call(() -> change.change.apply(shelf)))
                .isInstanceOf(Unavailable.class)
                .hasMessage("no turn before the deadline");
    }

    @Test
    void givesUpAtOnceWhenItsThreadIsToEnd() {
        signUp();
        store.forever = true;
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> shelf.put("hanako", RAN.tmdbId(), FIFTY, ANY))
                .isInstanceOf(Unavailable.class)
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).as("the thread still knows").isTrue();
    }

    @Test
    void registersAFilmOfTheCatalogueAtTheTimeOfTheClock() {
        signUp();

        assertThat(shelf.put("hanako", RAN.tmdbId(), FIFTY, Precondition.ABSENT))
                .isEqualTo(new Outcome.Registered(hanako(0), Entry.registered(RAN, new Score(50), NOW)));
        assertThat(held().entry()).isEqualTo(Entry.registered(RAN, new Score(50), NOW));
    }

    @Test
    void asksTheCatalogueOnceHoweverOftenItReads() {
        signUp();
        store.next.addAll(List.of(Swap.CHANGED, Swap.CHANGED, Swap.CHANGED));

        shelf.put("hanako", RAN.tmdbId(), FIFTY, ANY);

        assertThat(lookUps).isEqualTo(1);
    }

    @Test
    void registersNoFilmThatTheCatalogueDoesNotKnow() {
        signUp();

        assertThat(shelf.put("hanako", 1, FIFTY, ANY)).isEqualTo(new Outcome.NoFilm());
    }

    @Test
    void changesAFilmOnTheListWithoutTheCatalogue() {
        registered();
        lookUps = 0;

        assertThat(shelf.put("hanako", RAN.tmdbId(), SIXTY, ANY))
                .isEqualTo(
                        new Outcome.Updated(hanako(1), new Entry(RAN, Remarks.of(new Score(60)), NOW, NOW, 2, true)));
        assertThat(lookUps).isZero();
    }

    @Test
    void aChangeToWhatIsThereChangesNothing() {
        Entry entry = registered();
        store.forever = true; // nothing can be written

        assertThat(shelf.put("hanako", RAN.tmdbId(), FIFTY, ANY)).isEqualTo(new Outcome.Updated(hanako(1), entry));
        assertThat(shelf.patch("hanako", RAN.tmdbId(), FIFTY, ANY)).isEqualTo(new Outcome.Updated(hanako(1), entry));
        assertThat(shelf.restore("hanako", RAN.tmdbId())).isEqualTo(new Outcome.Updated(hanako(1), entry));
        assertThat(keep(shelf, "hanako")).isEqualTo(new Outcome.Updated(hanako(1), entry));
    }

    @Test
    void aChangeOfAnotherVersionChangesNothing() {
        Entry entry = registered();

        assertThat(shelf.put("hanako", RAN.tmdbId(), SIXTY, ANOTHER)).isEqualTo(new Outcome.Stale(entry));
        assertThat(shelf.patch("hanako", RAN.tmdbId(), SIXTY, ANOTHER)).isEqualTo(new Outcome.Stale(entry));
        assertThat(shelf.delete("hanako", RAN.tmdbId(), ANOTHER)).isEqualTo(new Outcome.Stale(entry));
        assertThat(held().entry()).isEqualTo(entry);
    }

    @Test
    void whatIsNotOnTheListCanBeDeletedAndNotPatched() {
        signUp();

        assertThat(shelf.delete("hanako", RAN.tmdbId(), ANOTHER)).isEqualTo(new Outcome.Deleted());
        assertThat(shelf.patch("hanako", RAN.tmdbId(), SIXTY, ANY)).isEqualTo(new Outcome.NoEntry());
        assertThat(shelf.restore("hanako", RAN.tmdbId())).isEqualTo(new Outcome.Forgotten());
    }

    @Test
    void whatIsCreatedOnlyWhereNothingIsLeavesWhatIsThere() {
        Entry entry = registered();

        assertThat(shelf.put("hanako", RAN.tmdbId(), SIXTY, Precondition.ABSENT))
                .isEqualTo(new Outcome.Stale(entry));
        assertThat(held().entry()).isEqualTo(entry);
    }

    @Test
    void aPreconditionOnAnEntryDoesNotBringADeletedOneBack() {
        deleted();

        assertThat(shelf.put("hanako", RAN.tmdbId(), SIXTY, (user, entry) -> entry != null))
                .isEqualTo(new Outcome.Stale(null));
        assertThat(held().entry()).isNull();
    }

    @Test
    void aFilmThatComesBackRepeatsNoVersion() {
        deleted();
        assertThat(shelf.put("hanako", RAN.tmdbId(), SIXTY, ANY))
                .isEqualTo(new Outcome.Registered(
                        hanako(2, 0), new Entry(RAN, Remarks.of(new Score(60)), NOW, NOW, 3, true)));
        shelf.delete("hanako", RAN.tmdbId(), ANY);
        assertThat(shelf.restore("hanako", RAN.tmdbId()))
                .isEqualTo(new Outcome.Updated(
                        hanako(4, 0), new Entry(RAN, Remarks.of(new Score(60)), NOW, NOW, 5, true)));
        shelf.delete("hanako", RAN.tmdbId(), ANY);
        assertThat(keep(shelf, "hanako"))
                .isEqualTo(new Outcome.Registered(
                        hanako(6, 0),
                        new Entry(RAN, Remarks.of(new Score(70)), Instant.EPOCH, Instant.EPOCH, 7, true, "import#0")));
    }

    @Test
    void aFilmCanBeRegisteredWithoutAScoreAndLoseTheOneItHas() {
        signUp();

        shelf.put("hanako", RAN.tmdbId(), Edit.of(null), ANY);
        assertThat(Objects.requireNonNull(held().entry()).score()).isNull();
        shelf.put("hanako", RAN.tmdbId(), FIFTY, ANY);
        shelf.patch("hanako", RAN.tmdbId(), Edit.of(null), ANY);
        assertThat(Objects.requireNonNull(held().entry()).score()).isNull();
    }

    @Test
    void whatIsNewOfAFilmIsWrittenIntoItsEntryOnceAndLeavesTheRemarks() {
        Entry entry = registered();
        Film directed = new Film(RAN.tmdbId(), "乱", "乱", "Ran", DAY, "/r.jpg", List.of(18), "黒澤明", 162);

        Entry next = entry.of(directed).by(hanako(1));
        assertThat(shelf.refresh("hanako", directed)).isEqualTo(new Outcome.Updated(hanako(1), next));
        assertThat(shelf.refresh("hanako", directed)).isEqualTo(new Outcome.Updated(hanako(2), next));
        assertThat(Objects.requireNonNull(store.profile("hanako")).totals().minutes())
                .isEqualTo(162);
        deleted();
        assertThat(shelf.refresh("hanako", directed)).isEqualTo(new Outcome.NoEntry());
    }

    private User hanako(long revision) {
        return hanako(revision, revision == 0 ? 0 : 1);
    }

    /** As she was when a change was decided on. */
    private static User hanako(long revision, long films) {
        return new User("hanako", new Handle("hanako"), "花子", null, null, false, false, films, revision, 0, 0);
    }

    private static Outcome keep(Shelf shelf, String userId) {
        return shelf.keepOrRegister(userId, RAN, Remarks.of(new Score(70)), Instant.EPOCH, "import#0");
    }

    private void prepare(Change change) {
        switch (change.needs) {
            case "entry" -> registered();
            case "deleted" -> deleted();
            default -> signUp();
        }
    }

    private void signUp() {
        Stores.claim(store, User.named("hanako", new Handle("hanako"), "花子"));
    }

    private Entry registered() {
        signUp();
        shelf.put("hanako", RAN.tmdbId(), FIFTY, ANY);
        return Objects.requireNonNull(held().entry());
    }

    private void deleted() {
        registered();
        shelf.delete("hanako", RAN.tmdbId(), ANY);
    }

    private Holding held() {
        return store.holding("hanako", RAN.tmdbId());
    }

    private @Nullable Film film(int tmdbId) {
        lookUps++;
        return tmdbId == RAN.tmdbId() ? RAN : null;
    }
}
