package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    @ParameterizedTest
    @CsvSource({"0,0", "9,0", "10,1", "69,6", "70,7", "99,9", "100,10"})
    void aScoreFallsIntoItsBandOfTen(int score, int band) {
        assertThat(new Score(score).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, 99999})
    void aScoreOutOfRangeIsNone(int score) {
        assertThatThrownBy(() -> new Score(score)).hasMessage("score must be 0 to 100, got " + score);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "1ab", "_ab", "a-b", "abcdefghijklmnopqrstu", "ａｂ", "aİb", "a b", "abc\n"})
    void aHandleOfAnotherFormIsNone(String text) {
        assertThat(Handle.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "ABC", "ａＢｃ", "a＿１", "abcdefghijklmnopqrst"})
    void aHandleIsReadInAnyCase(String text) {
        assertThat(Handle.parse(text)).isNotNull();
    }

    @Test
    void anEntryKeepsMillisecondsAndCountsItsVersions() {
        Entry entry = Entry.registered(film(1, null), new Score(5), Instant.parse("2026-01-01T00:00:00.123456789Z"));
        assertThat(entry.registeredAt()).isEqualTo("2026-01-01T00:00:00.123Z");
        Entry next = entry.remarked(Remarks.of(new Score(6)), Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.registeredAt()).isEqualTo(entry.registeredAt());
        assertThat(next.updatedAt()).isEqualTo("2026-01-02T00:00:00Z");
    }

    private record Pair(int a, int b, int idA, int idB) {
        static Pair of(Draw draw) {
            return new Pair(
                    draw.between(0, 100),
                    draw.between(0, 100),
                    draw.between(1, Integer.MAX_VALUE),
                    draw.between(1, Integer.MAX_VALUE));
        }
    }

    @Test
    void keysAreInTheOrderOfWhatTheyStandFor() {
        Seeded.forAll(300, Pair::of, pair -> {
            Entry one = entry(pair.idA(), pair.a());
            Entry two = entry(pair.idB(), pair.b());
            int wanted = pair.a() == pair.b()
                    ? Integer.compare(pair.idA(), pair.idB())
                    : Integer.compare(pair.a(), pair.b());
            for (Sort sort : new Sort[] {Sort.SCORE, Sort.REGISTERED, Sort.RELEASE}) {
                assertThat(Integer.signum(sort.key(one).compareTo(sort.key(two))))
                        .isEqualTo(wanted);
                assertThat(Sort.tmdbId(sort.key(one))).isEqualTo(pair.idA());
            }
        });
    }

    @Test
    void aChangeAndItsReverseAddUpToNothing() {
        Seeded.forAll(300, Pair::of, pair -> {
            Entry before = entry(1, pair.a());
            Entry after = entry(1, pair.b());
            assertThat(Totals.change(before, after).plus(Totals.change(after, before)))
                    .isEqualTo(Totals.NONE);
            assertThat(Totals.change(null, before).plus(Totals.change(before, after)))
                    .isEqualTo(Totals.change(null, after));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Abc", "a-b", "random "})
    void aHandleIsMadeOfItsFormAlone(String text) {
        assertThatThrownBy(() -> new Handle(text))
                .hasMessageStartingWith("handle must match")
                .hasMessageEndingWith("got '" + text + "'");
    }

    @Test
    void someHandlesAreNobodys() {
        assertThat(new Handle("random").reserved()).isTrue();
        assertThat(new Handle("hanako").reserved()).isFalse();
        assertThat(new Handle("hanako")).hasToString("hanako");
    }

    @Test
    void aFilmHasAnId() {
        assertThatThrownBy(() -> film(0, null)).hasMessage("tmdbId must be 1 or more, got 0");
        assertThat(film(1, null).tmdbId()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void aPageHasItsLimits(int limit) {
        assertThatThrownBy(() -> new EntryQuery(Sort.SCORE, true, limit, null, false))
                .hasMessage("limit must be 1 to 1000, got " + limit);
        assertThat(new EntryQuery(Sort.SCORE, true, limit == 0 ? 1 : 1000, null, false).limit())
                .isPositive();
    }

    @Test
    void aFirstEditMayLeaveOutTheScore() {
        assertThat(Edit.of(null).applied(Remarks.NONE)).isEqualTo(Remarks.NONE);
        assertThat(Edit.of(new Score(5)).applied(Remarks.NONE)).isEqualTo(Remarks.of(new Score(5)));
    }

    @Test
    void anEditLeavesWhatItDoesNotName() {
        Remarks before = new Remarks(new Score(70), List.of(DAY), "note", "stars:3.5");

        assertThat(new Edit(null, null, null, null).applied(before)).isEqualTo(before);
        assertThat(new Edit(null, List.of(), Optional.empty(), "ten:7").applied(before))
                .isEqualTo(new Remarks(new Score(70), List.of(), null, "ten:7"));
        assertThat(new Edit(null, null, Optional.of("other"), null)
                        .applied(before)
                        .note())
                .isEqualTo("other");
    }

    @Test
    void aRatingGoesWithTheScoreItWasMadeOf() {
        Remarks before = new Remarks(new Score(70), List.of(), null, "stars:3.5");

        assertThat(Edit.of(new Score(70)).applied(before).rating()).isEqualTo("stars:3.5");
        assertThat(Edit.of(new Score(71)).applied(before).rating()).isNull();
        assertThat(Edit.of(null).applied(before)).isEqualTo(Remarks.NONE);
    }

    @Test
    void daysAreKeptOnceAndInOrder() {
        LocalDate later = DAY.plusDays(1);
        assertThat(new Remarks(new Score(1), List.of(later, DAY, later), null, null).watched())
                .containsExactly(DAY, later);
        List<LocalDate> most = DAY.datesUntil(DAY.plusDays(100)).toList();
        assertThat(new Remarks(new Score(1), most, null, null).watched()).hasSize(100);
        assertThatThrownBy(() -> new Remarks(
                        new Score(1), DAY.datesUntil(DAY.plusDays(101)).toList(), null, null))
                .hasMessage("watched must be at most 100 days, got 101");
    }

    @Test
    void aListShowsNoNotes() {
        Remarks noted = new Remarks(new Score(7), List.of(DAY), "mine", "ten:7");
        Entry entry =
                Entry.registered(film(1, DAY), noted, Instant.EPOCH).remarked(noted, Instant.EPOCH.plusSeconds(1));

        assertThat(entry.listed())
                .isEqualTo(new Entry(
                        film(1, DAY),
                        new Remarks(new Score(7), List.of(DAY), null, null),
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(1),
                        2,
                        true));
        assertThat(entry.listed().listed()).isEqualTo(entry.listed());
    }

    @Test
    void anAgeIsOneMoreFromTheBirthdayOn() {
        User hanako = User.named("id", new Handle("hanako"), "花子");
        User born = hanako.shownAs("花子", "https://example.com/", LocalDate.of(1990, 3, 4), true, false);

        assertThat(hanako.age(DAY)).isNull();
        assertThat(born.age(LocalDate.of(2026, 3, 3))).isEqualTo(35);
        assertThat(born.age(LocalDate.of(2026, 3, 4))).isEqualTo(36);
    }

    @Test
    void shownOtherwiseAUserIsTheSame() {
        User before = new User("id", new Handle("hanako"), "a", null, null, false, false, 1, 2, 3, 4);

        assertThat(before.shownAs("b", "https://example.com/", DAY, true, false))
                .isEqualTo(new User(
                        "id", new Handle("hanako"), "b", "https://example.com/", DAY, true, false, 1, 2, 3, 4));
    }

    @Test
    void wishesAreInTheOrderOfTheirTimesToTheMillisecond() {
        Wish first = new Wish(film(2, null), Instant.parse("2026-01-01T00:00:00.001999Z"));
        Wish second = new Wish(film(1, null), Instant.parse("2026-01-01T00:00:00.002Z"));

        assertThat(first.addedAt()).isEqualTo("2026-01-01T00:00:00.001Z");
        assertThat(first.key()).isLessThan(second.key());
        assertThat(Sort.tmdbId(first.key())).isEqualTo(2);
        assertThat(Sort.registeredMillis(first.key())).isEqualTo(first.addedAt().toEpochMilli());
    }

    @Test
    void undatedFilmsAreBehindAllOthers() {
        Entry undated = Entry.registered(film(1, null), new Score(1), Instant.EPOCH);
        Entry dated = Entry.registered(film(2, LocalDate.of(9999, 12, 31)), new Score(1), Instant.EPOCH);

        assertThat(Sort.RELEASE.key(dated)).isEqualTo("99991231000002").isLessThan(Sort.RELEASE.key(undated));
        assertThat(Sort.RELEASE.key(undated)).startsWith(Sort.UNKNOWN);
    }

    @Test
    void titlesAreOrderedWithoutCaseWidthAndControls() {
        Entry entry = Entry.registered(
                new Film(35, "Ｒａ\tN あ" + "x".repeat(200), "", null, null), new Score(1), Instant.EPOCH);

        assertThat(Sort.TITLE.key(entry)).isEqualTo("ran あ" + "x".repeat(95) + "\u0001" + "00000z");
    }

    @Test
    void aDeadlineComes() throws Exception {
        assertThat(Deadline.millisLeft()).as("outside of a request").isEqualTo(60_000);
        long left = ScopedValue.where(Deadline.CURRENT, Deadline.in(Duration.ofSeconds(5)))
                .call(Deadline::millisLeft);
        assertThat(left).isBetween(1_000L, 5_000L);
        assertThat(ScopedValue.where(Deadline.CURRENT, Deadline.in(Duration.ofSeconds(-5)))
                        .call(Deadline::millisLeft))
                .isZero();
    }

    @Test
    void anImportThatRunsHasFailedOnceItHasStoodStillForLong() {
        Imports.State running = importState(Imports.Phase.RUNNING);
        assertThat(running.at(NOON.plus(Imports.STUCK))).isSameAs(running);
        Imports.State stuck = running.at(NOON.plus(Imports.STUCK).plusMillis(1));
        assertThat(stuck.phase()).isEqualTo(Imports.Phase.FAILED);
        assertThat(stuck.reason()).isEqualTo("it has stood still since " + NOON);
        Imports.State held = importState(Imports.Phase.HELD);
        assertThat(held.at(NOON.plus(Duration.ofDays(1)))).isSameAs(held);
    }

    @Test
    void rowsWithoutAFilmAndUnreadableOnesHaveFailed() {
        assertThat(importState(Imports.Phase.FINISHED).failed()).isEqualTo(3);
    }

    @Test
    void aBadRowNamesItsLineAndReason() {
        assertThat(new ImportRow(7, 1, null, "Ran", 1985, Remarks.of(new Score(1)), null).bad("why"))
                .isEqualTo(new ImportRow.Bad(7, "Ran", "why"));
    }

    @Test
    void aFaultOfTheCatalogueSaysItsKind() {
        assertThat(new CatalogFault(CatalogFault.Kind.BUSY, "pause").kind()).isEqualTo(CatalogFault.Kind.BUSY);
    }

    @Test
    void totalsAddGenresAndMinutesAndTakeThemAwayAgain() {
        Film film = new Film(1, "t", "t", null, LocalDate.of(2001, 1, 1), null, List.of(18, 18, 35), "d", 90);
        Totals one = Totals.change(null, Entry.registered(film, new Score(50), Instant.EPOCH));
        Totals two = one.plus(one);
        assertThat(one.genres()).containsEntry(18, 1L).containsEntry(35, 1L).hasSize(2);
        assertThat(two.genres()).containsEntry(18, 2L).containsEntry(35, 2L);
        assertThat(two.minutes()).isEqualTo(180);
        assertThat(two.scoreSum()).isEqualTo(100);
        assertThat(two.count()).isEqualTo(2);
        assertThat(Totals.change(Entry.registered(film, new Score(50), Instant.EPOCH), null)
                        .plus(one))
                .isEqualTo(Totals.NONE);
    }

    @Test
    void anEntryOfAFilmKnownBetterIsALaterVersion() {
        Entry entry = entry(1, 1);
        assertThat(entry.of(film(1, null)).version()).isGreaterThan(entry.version());
    }

    @Test
    void aFilterOfNothingIsNone() {
        assertThat(EntryFilter.NONE.isNone()).isTrue();
        assertThat(new EntryFilter(null, null, 1, null, null, null, null, null, null).isNone())
                .isFalse();
    }

    private static Imports.State importState(Imports.Phase phase) {
        return new Imports.State("id", "digest", "imdb", 4, 1, new Tally(1, 0, 2), phase, null, NOON, NOON);
    }

    /** With all its keys growing with n. */
    private static Entry entry(int tmdbId, int n) {
        return Entry.registered(
                film(tmdbId, LocalDate.of(1900 + n, 1, 1)), new Score(n), Instant.ofEpochMilli(1_000_000L * n * n * n));
    }

    private static Film film(int tmdbId, @Nullable LocalDate date) {
        return new Film(tmdbId, "t", "t", date, null);
    }
}
