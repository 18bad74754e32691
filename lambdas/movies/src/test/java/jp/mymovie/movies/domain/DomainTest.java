package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainTest {
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
    @ValueSource(strings = {"", "ab", "1ab", "_ab", "a-b", "abcdefghijklmnopqrstu", "ａｂｃ", "aİb", "a b", "abc\n"})
    void aHandleOfAnotherFormIsNone(String text) {
        assertThat(Handle.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "ABC", "a_1", "abcdefghijklmnopqrst"})
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

    @Property(tries = 300)
    void keysAreInTheOrderOfWhatTheyStandFor(
            @ForAll @IntRange(max = 100) int a,
            @ForAll @IntRange(max = 100) int b,
            @ForAll @IntRange(min = 1) int idA,
            @ForAll @IntRange(min = 1) int idB) {
        Entry one = entry(idA, a);
        Entry two = entry(idB, b);
        int wanted = a == b ? Integer.compare(idA, idB) : Integer.compare(a, b);
        for (Sort sort : new Sort[] {Sort.SCORE, Sort.REGISTERED, Sort.RELEASE}) {
            assertThat(Integer.signum(sort.key(one).compareTo(sort.key(two)))).isEqualTo(wanted);
            assertThat(Sort.tmdbId(sort.key(one))).isEqualTo(idA);
        }
    }

    @Property(tries = 300)
    void aChangeAndItsReverseAddUpToNothing(@ForAll @IntRange(max = 100) int a, @ForAll @IntRange(max = 100) int b) {
        Entry before = entry(1, a);
        Entry after = entry(1, b);
        assertThat(Totals.change(before, after).plus(Totals.change(after, before)))
                .isEqualTo(Totals.NONE);
        assertThat(Totals.change(null, before).plus(Totals.change(before, after)))
                .isEqualTo(Totals.change(null, after));
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
