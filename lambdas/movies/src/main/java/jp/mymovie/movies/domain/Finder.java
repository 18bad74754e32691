package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the film a row means: by its id, by that of IMDb, or by title and year where they name one film alone. */
public final class Finder {
    private final FilmCatalog catalog;

    public Finder(FilmCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws CatalogFault if the catalogue does not answer */
    public Match find(ImportRow row) {
        Integer tmdbId = row.tmdbId() == null && row.imdbId() != null ? catalog.byImdbId(row.imdbId()) : row.tmdbId();
        if (tmdbId != null) {
            FilmDetails film = catalog.film(tmdbId);
            return film == null ? new Match.None("tmdb knows no film of the id " + tmdbId) : new Match.Certain(film.film());
        }
        return row.imdbId() == null ? byTitle(row) : new Match.None("tmdb knows no film of the id " + row.imdbId());
    }

    private Match byTitle(ImportRow row) {
        List<Film> films = catalog.search(row.title(), 1).items().stream()
                .map(FoundFilm::film)
                .filter(film -> row.year() == null || sameYear(film, row.year()))
                .toList();
        List<Film> named =
                films.stream().filter(film -> isCalled(film, row.title())).toList();
        List<Film> meant = named.isEmpty() ? films : named;
        return switch (meant.size()) {
            case 0 -> new Match.None("tmdb finds no film of that title and year");
            case 1 -> {
                FilmDetails film = catalog.film(meant.getFirst().tmdbId());
                yield film == null ? new Match.None("tmdb finds no film of that title and year") : new Match.Certain(film.film());
            }
            default -> new Match.Offered(meant.stream().limit(Match.Offered.MOST).toList());
        };
    }

    private static boolean sameYear(Film film, int year) {
        return film.releaseDate() != null && film.releaseDate().getYear() == year;
    }

    private static boolean isCalled(Film film, String title) {
        return fold(film.title()).equals(fold(title))
                || fold(film.originalTitle()).equals(fold(title));
    }

    private static String fold(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
