package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EntryFilterTest {
    private static final Entry SPIRITED = entry(
            new Film(
                    129,
                    "千と千尋の神隠し",
                    "千と千尋の神隠し",
                    "Spirited Away",
                    LocalDate.of(2001, 7, 20),
                    null,
                    List.of(16, 14),
                    "宮崎駿",
                    125),
            95,
            LocalDate.of(2001, 8, 1),
            LocalDate.of(2026, 1, 2));
    private static final Entry UNDATED = entry(new Film(7, "ﾄﾄﾛ 2", "Totoro 2", null, null), 10);

    @Test
    void letsEverythingThroughThatHasNoPart() {
        assertThat(EntryFilter.NONE.matches(SPIRITED)).isTrue();
        assertThat(EntryFilter.NONE.matches(UNDATED)).isTrue();
        assertThat(EntryFilter.NONE.key()).isEmpty();
    }

    @Test
    void comparesEachPart() {
        assertThat(decade(2000).matches(SPIRITED)).isTrue();
        assertThat(decade(1990).matches(SPIRITED)).isFalse();
        assertThat(decade(2000).matches(UNDATED)).isFalse();
        assertThat(dated(true).matches(SPIRITED)).isTrue();
        assertThat(dated(true).matches(UNDATED)).isFalse();
        assertThat(dated(false).matches(UNDATED)).isTrue();
        assertThat(watchedYear(2026).matches(SPIRITED)).isTrue();
        assertThat(watchedYear(2025).matches(SPIRITED)).isFalse();
        assertThat(watchedYear(2026).matches(UNDATED)).isFalse();
        assertThat(genre(14).matches(SPIRITED)).isTrue();
        assertThat(genre(1).matches(SPIRITED)).isFalse();
        assertThat(director("宮崎駿").matches(SPIRITED)).isTrue();
        assertThat(director("宮崎").matches(SPIRITED)).isFalse();
        assertThat(director("宮崎駿").matches(UNDATED)).isFalse();
    }

    @Test
    void comparesScoresWithTheirEnds() {
        assertThat(scores(95, 95).matches(SPIRITED)).isTrue();
        assertThat(scores(96, null).matches(SPIRITED)).isFalse();
        assertThat(scores(null, 94).matches(SPIRITED)).isFalse();
        assertThat(scored(true).matches(SPIRITED)).isTrue();
        assertThat(scored(false).matches(SPIRITED)).isFalse();
        assertThatThrownBy(() -> scores(2, 1)).hasMessage("minScore must be at most maxScore, got 2 and 1");
    }

    @Test
    void findsTextInAnyTitleWithoutCaseAndWidth() {
        for (String text : List.of("千尋", "spirited", "ＡＷＡＹ", " Away ")) {
            assertThat(text(text).matches(SPIRITED)).as(text).isTrue();
            assertThat(text(text).matches(UNDATED)).as(text).isFalse();
        }
        assertThat(text("トトロ").matches(UNDATED)).isTrue();
        assertThat(text("totoro").matches(UNDATED)).isTrue();
    }

    @Test
    void hasOneKeyForWhatLetsTheSameThrough() {
        assertThat(text("ＡＢ").key()).isEqualTo(text("ab ").key());
        assertThat(text("ＡＢ")).isEqualTo(text("ab"));
        Set<String> keys = Stream.of(
                        EntryFilter.NONE,
                        decade(2000),
                        watchedYear(2000),
                        genre(2000),
                        scores(1, null),
                        scores(null, 1),
                        scores(1, 1),
                        scored(true),
                        scored(false),
                        dated(true),
                        dated(false),
                        director("a text=1:b"),
                        director("a"),
                        text("a"),
                        new EntryFilter(null, null, null, null, null, null, "a", "b", null))
                .map(EntryFilter::key)
                .collect(Collectors.toSet());
        assertThat(keys).hasSize(15);
    }

    private static EntryFilter decade(int decade) {
        return new EntryFilter(decade, null, null, null, null, null, null, null, null);
    }

    private static EntryFilter watchedYear(int year) {
        return new EntryFilter(null, year, null, null, null, null, null, null, null);
    }

    private static EntryFilter scores(@Nullable Integer least, @Nullable Integer most) {
        return new EntryFilter(null, null, least, most, null, null, null, null, null);
    }

    private static EntryFilter scored(boolean scored) {
        return new EntryFilter(null, null, null, null, scored, null, null, null, null);
    }

    private static EntryFilter genre(int genre) {
        return new EntryFilter(null, null, null, null, null, genre, null, null, null);
    }

    private static EntryFilter director(String director) {
        return new EntryFilter(null, null, null, null, null, null, director, null, null);
    }

    private static EntryFilter text(String text) {
        return new EntryFilter(null, null, null, null, null, null, null, text, null);
    }

    private static EntryFilter dated(boolean dated) {
        return new EntryFilter(null, null, null, null, null, null, null, null, dated);
    }

    private static Entry entry(Film film, int score, LocalDate... watched) {
        return Entry.registered(film, new Remarks(new Score(score), List.of(watched), null, null), Instant.EPOCH);
    }
}
