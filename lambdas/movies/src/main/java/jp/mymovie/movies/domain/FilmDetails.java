package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film with what its own page shows; kept once a film.
 *
 * @param overview in Japanese, else in English; empty where TMDB has neither
 * @param countries of production, as ISO 3166-1 codes of two letters, in TMDB's order
 * @param cast names of the main cast, at most {@link #MAX_CAST}
 * @param trailer id of a video on YouTube
 */
public record FilmDetails(
        Film film,
        String overview,
        List<String> countries,
        List<String> cast,
        @Nullable String trailer) {
    /** Names of the cast that are kept. */
    public static final int MAX_CAST = 10;

    public FilmDetails {
        countries = List.copyOf(countries);
        cast = List.copyOf(cast);
    }

    /** One of which no details are known. */
    public static FilmDetails of(Film film) {
        return new FilmDetails(film, "", List.of(), List.of(), null);
    }
}
