package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A film as far as lists keep it: what they show, and what they are filtered and counted by. Its id is its identity:
 * remakes share a title. What a film's own page shows besides is in {@link FilmDetails}.
 *
 * @param title the Japanese one where TMDB has it
 * @param englishTitle null where TMDB has none
 * @param releaseDate the Japanese one where there is one; absent for films not dated yet
 * @param posterPath path under TMDB's image base, starting with a slash
 * @param genres TMDB's ids of its genres, in TMDB's order
 * @param director the first one TMDB names
 * @param runtime in minutes, 1 or more
 */
public record Film(
        int tmdbId,
        String title,
        String originalTitle,
        @Nullable String englishTitle,
        @Nullable LocalDate releaseDate,
        @Nullable String posterPath,
        List<Integer> genres,
        @Nullable String director,
        @Nullable Integer runtime) {
    public Film {
        if (tmdbId < 1) {
            throw new IllegalArgumentException("tmdbId must be 1 or more, got " + tmdbId);
        }
        if (runtime != null && runtime < 1) {
            throw new IllegalArgumentException("runtime must be 1 minute or more, got " + runtime);
        }
        genres = List.copyOf(genres);
    }

    /** One of which no more is known than a search tells. */
    public Film(
            int tmdbId,
            String title,
            String originalTitle,
            @Nullable LocalDate releaseDate,
            @Nullable String posterPath) {
        this(tmdbId, title, originalTitle, null, releaseDate, posterPath, List.of(), null, null);
    }
}
