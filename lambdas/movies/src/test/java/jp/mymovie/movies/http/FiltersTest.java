package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.mymovie.movies.domain.EntryFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiltersTest {
    @Test
    void areNoneWithoutParameters() {
        EntryFilter filter = read();
        assertThat(filter).isEqualTo(EntryFilter.NONE);
        assertThat(filter.isNone()).isTrue();
    }

    @Test
    void readsThemAll() {
        EntryFilter filter = read(
                "decade",
                "1990",
                "watchedYear",
                "2026",
                "minScore",
                "0",
                "maxScore",
                "100",
                "scored",
                "true",
                "genre",
                "16",
                "director",
                " 宮崎駿 ",
                "q",
                "Ｒ＆Ｂ",
                "dated",
                "false");
        assertThat(filter).isEqualTo(new EntryFilter(1990, 2026, 0, 100, true, 16, "宮崎駿", "r&b", false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "decade, 1995, 'decade' must be the first year of ten",
                "decade, 1860, 'decade' must be 1870 to 2190",
                "decade, 2200, 'decade' must be 1870 to 2190",
                "watchedYear, 1887, 'watchedYear' must be 1888 to 2199",
                "watchedYear, 02026, 'watchedYear' must be 1888 to 2199 without leading zeros",
                "minScore, 101, 'minScore' must be 0 to 100",
                "minScore, 00, 'minScore' must be 0 to 100 without leading zeros",
                "maxScore, -1, 'maxScore' must be 0 to 100",
                "scored, yes, 'scored' must be true or false",
                "scored, TRUE, 'scored' must be true or false",
                "dated, 1, 'dated' must be true or false",
                "genre, 0, 'genre' must be 1 to 2147483647",
                "director, `​`, 'director' must be 1 to 100 characters",
                "q, ` `, 'q' must be 1 to 200 characters"
            })
    void refusesWrongValues(String name, String value, String detail) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(detail)
                .hasMessageEndingWith("got '" + value + "'");
    }

    @Test
    void refusesALeastScoreAboveTheGreatest() {
        assertThatThrownBy(() -> read("minScore", "80", "maxScore", "70"))
                .hasMessage("'minScore' must be at most 'maxScore', which is 70, got '80'");
    }

    @Test
    void countsCodePoints() {
        assertThat(read("q", "😀".repeat(200)).text()).isEqualTo("😀".repeat(200));
        assertThatThrownBy(() -> read("q", "😀".repeat(201))).isInstanceOf(ProblemException.class);
        assertThat(read("director", "😀".repeat(100)).director()).hasSize(200);
        assertThatThrownBy(() -> read("director", "😀".repeat(101))).isInstanceOf(ProblemException.class);
    }

    private static EntryFilter read(String... namesAndValues) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Filters.read(new Request("id", null, false, false, Map.of(), query, Set.of(), Map.of(), null, null, ""));
    }
}
