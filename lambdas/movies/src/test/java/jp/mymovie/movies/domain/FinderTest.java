package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A film is registered from a file only where the row names one film without doubt. */
final class FinderTest {
    private static final Film RAN = film(11645, "乱", "Ran", 1985);

    private final List<Film> found = new ArrayList<>(List.of(RAN));
    private final List<Film> known = new ArrayList<>(List.of(RAN));
    private final Finder finder = new Finder(new FilmCatalog() {
        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(
                    found.stream().map(film -> new FoundFilm(film, "")).toList(), page, 1);
        }

        @Override
        public @Nullable Integer byImdbId(String imdbId) {
            return imdbId.equals("tt0089881") ? (Integer) RAN.tmdbId() : null;
        }

        @Override
        public @Nullable FilmDetails film(int tmdbId) {
            return known.stream()
                    .filter(film -> film.tmdbId() == tmdbId)
                    .map(FilmDetails::of)
                    .findAny()
                    .orElse(null);
        }
    });

    @Test
    void goesByTheIdWhateverTheTitleIs() {
        assertThat(find(RAN.tmdbId(), "tt0000001", "another", 1900))
                .isEqualTo(new Match.Certain(RAN));
        assertThat(find(1, null, "乱", 1985)).isEqualTo(none("tmdb knows no film of the id 1"));
    }

    @Test
    void goesByTheIdOfImdbWhateverTheTitleIs() {
        assertThat(find(null, "tt0089881", "another", 1900)).isEqualTo(new Match.Certain(RAN));
        assertThat(find(null, "tt0000001", "乱", 1985)).isEqualTo(none("tmdb knows no film of the id tt0000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"乱", "Ran", "RAN", " ran ", "Ｒａｎ"})
    void findsATitleInEitherLanguageHoweverItIsWritten(String title) {
        found.add(film(2, "乱れ雲", "Scattered Clouds", 1985));
        assertThat(find(null, null, title, 1985)).isEqualTo(new Match.Certain(RAN));
    }

    @Test
    void takesTheOnlyFilmOfTheYearUnderAnotherTitle() {
        found.add(film(2, "別の映画", "another", 1986));
        assertThat(find(null, null, "Ran (Kurosawa)", 1985)).isEqualTo(new Match.Certain(RAN));
    }

    @Test
    void takesTheOnlyFilmOfATitleWithoutAYear() {
        found.add(film(2, "別の映画", "another", 1985));
        assertThat(find(null, null, "ran", null)).isEqualTo(new Match.Certain(RAN));
    }

    @Test
    void aFilmWithoutADateIsOfNoYear() {
        found.set(0, new Film(RAN.tmdbId(), "乱", "Ran", null, null));
        assertThat(find(null, null, "乱", 1985)).isEqualTo(none("tmdb finds no film of that title and year"));
    }

    @Test
    void doesNotGuessAmongFilmsOfOneTitle() {
        Film other = film(2, "乱", "Ran", 1985);
        found.add(other);
        assertThat(find(null, null, "乱", 1985)).isEqualTo(new Match.Offered(List.of(RAN, other)));
    }

    @Test
    void saysThatThereIsNoneOfThatTitleAndYear() {
        assertThat(find(null, null, "乱", 1986)).isEqualTo(none("tmdb finds no film of that title and year"));
        known.clear();
        assertThat(find(null, null, "乱", 1985)).isEqualTo(none("tmdb finds no film of that title and year"));
    }

    private Match find(@Nullable Integer tmdbId, @Nullable String imdbId, String title, @Nullable Integer year) {
        return finder.find(new ImportRow(2, tmdbId, imdbId, title, year, Remarks.of(new Score(1)), null));
    }

    private static Match none(String reason) {
        return new Match.None(reason);
    }

    private static Film film(int id, String title, String original, int year) {
        return new Film(id, title, original, LocalDate.of(year, 6, 1), null);
    }
}
