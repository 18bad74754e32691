package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportRowTest {
    @Test
    void composesTitleAndNoteAndLeavesNothingThatCannotBeSeen() {
        ImportRow row = row(" か\u3099 ", remarks("か\u3099", null));
        assertThat(row.title()).isEqualTo("が");
        assertThat(row.remarks().note()).isEqualTo("が");
        assertThat(row("a", remarks("\u200b \n", null)).remarks().note()).isNull();
        assertThat(row.wish()).isFalse();
        assertThat(new ImportRow(1, 1, null, "", null, Remarks.NONE, null, true).wish())
                .isTrue();
    }

    @Test
    void takesTheLastThatFits() {
        assertThat(row("t".repeat(300), remarks("n".repeat(2000), "stars:3.5"))
                        .remarks()
                        .note())
                .hasSize(2000);
        assertThat(row(1, null, "", 1000, null).year()).isEqualTo(1000);
        assertThat(row(1, null, "", 2999, Instant.EPOCH).registeredAt()).isEqualTo(Instant.EPOCH);
        Instant last = Instant.parse("2199-12-31T23:59:59Z");
        assertThat(row(null, "tt01234", "", null, last).registeredAt()).isEqualTo(last);
        assertThat(row("a", watched(LocalDate.of(1888, 1, 1))).remarks().watched())
                .hasSize(1);
        assertThat(row("a", watched(LocalDate.of(2199, 12, 31))).remarks().watched())
                .hasSize(1);
    }

    @Test
    void refusesTheFirstThatDoesNot() {
        refused(() -> row("t".repeat(301), Remarks.NONE), "the title must be at most 300");
        refused(() -> row("a\u202e", Remarks.NONE), "got U+202E at character 2");
        refused(() -> row("a", remarks("n".repeat(2001), null)), "the note must be at most 2000");
        refused(() -> row("a", remarks("\u0000", null)), "got U+0000 at character 1");
        refused(() -> row("a", watched(LocalDate.of(1887, 12, 31))), "must be from 1888 to 2199");
        refused(() -> row("a", watched(LocalDate.of(2200, 1, 1))), "must be from 1888 to 2199");
        refused(() -> row(0, null, "a", null, null), "the id of tmdb must be 1 or more, got 0");
        refused(() -> row(1, null, "a", 999, null), "the year must be one such as 1985, got 999");
        refused(() -> row(1, null, "a", 3000, null), "got 3000");
        refused(() -> row(1, null, "a", null, Instant.EPOCH.minusNanos(1)), "from 1970 to 2199");
        refused(() -> row(1, null, "a", null, Instant.parse("2200-01-01T00:00:00Z")), "from 1970 to 2199");
        refused(() -> row(null, null, "\u200b", null, null), "it has neither title nor id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tt0001", "tt01234567890", "nm0000001", "tt0245429\n", ""})
    void refusesWhatIsNoIdOfImdb(String id) {
        refused(() -> row(null, id, "a", null, null), "the id of imdb must be one such as tt0245429");
    }

    @ParameterizedTest
    @CsvSource({"stars:3.5", "ten:10", "score:95", "five:4.3", "hundred:100", "'stars: 4 '", "ten:10.0"})
    void takesRatingsAsTheyWereWritten(String rating) {
        assertThat(row("a", remarks(null, rating)).remarks().rating()).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource({"stars", "stars:", "3.5", "'stars:3,5'", "Stars:3", "stars:3.5x", "stars:1234567", "abcdefghijk:1"})
    void refusesRatingsThatAreNone(String rating) {
        refused(() -> row("a", remarks(null, rating)), "a rating must be written such as stars:3.5");
    }

    @Test
    void aBadRowCanBeKeptWhateverTheFileHeld() {
        ImportRow.Bad bad = new ImportRow.Bad(2, "\u0000" + "t".repeat(400), "r\n" + "r".repeat(400));
        assertThat(bad.title()).isEqualTo("\ufffd" + "t".repeat(299));
        assertThat(bad.reason()).isEqualTo("r " + "r".repeat(298));
    }

    private static void refused(ThrowingCallable row, String reason) {
        assertThatThrownBy(row)
                .isInstanceOfSatisfying(
                        ImportRow.Unfit.class, e -> assertThat(e.reason()).contains(reason));
    }

    private static Remarks remarks(@Nullable String note, @Nullable String rating) {
        return new Remarks(null, List.of(), note, rating);
    }

    private static Remarks watched(LocalDate day) {
        return new Remarks(null, List.of(day), null, null);
    }

    private static ImportRow row(String title, Remarks remarks) {
        return new ImportRow(2, null, null, title, null, remarks, null);
    }

    private static ImportRow row(
            @Nullable Integer tmdbId,
            @Nullable String imdbId,
            String title,
            @Nullable Integer year,
            @Nullable Instant at) {
        return new ImportRow(2, tmdbId, imdbId, title, year, Remarks.NONE, at);
    }
}
