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

    /** What comes of looking: a film, or why there is none. */
    public record Found(@Nullable FilmDetails film, String reason) {
        private static Found none(String reason) {
            return new Found(null, reason);
        }
    }

    public Found find(ImportRow row) {
        Integer tmdbId = row.tmdbId() == null && row.imdbId() != null ? catalog.byImdbId(row.imdbId()) : row.tmdbId();
        if (tmdbId != null) {
            FilmDetails film = catalog.film(tmdbId);
            return film == null ? Found.none("tmdb knows no film of the id " + tmdbId) : new Found(film, "");
        }
        return row.imdbId() == null ? byTitle(row) : Found.none("tmdb knows no film of the id " + row.imdbId());
    }

    private Found byTitle(ImportRow row) {
        List<Film> films = catalog.search(row.title(), 1).items().stream()
                .map(FoundFilm::film)
                .filter(film -> row.year() == null || sameYear(film, row.year()))
                .toList();
        List<Film> named =
                films.stream().filter(film -> isCalled(film, row.title())).toList();
        List<Film> meant = named.isEmpty() ? films : named;
        return switch (meant.size()) {
            case 0 -> Found.none("tmdb finds no film of that title and year");
            case 1 -> {
                FilmDetails film = catalog.film(meant.getFirst().tmdbId());
                yield film == null ? Found.none("tmdb finds no film of that title and year") : new Found(film, "");
            }
            default -> Found.none("tmdb finds %d films of that title and year: add a tmdbID".formatted(meant.size()));
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
