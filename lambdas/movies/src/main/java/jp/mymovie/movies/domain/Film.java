package jp.mymovie.movies.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A film as TMDB describes it. Its id is its identity: remakes share a title.
 *
 * @param releaseDate the Japanese one where there is one; absent for films not dated yet
 * @param posterPath path under TMDB's image base, starting with a slash
 */
public record Film(
        int tmdbId,
        String title,
        String originalTitle,
        @Nullable LocalDate releaseDate,
        @Nullable String posterPath) {
    public Film {
        if (tmdbId < 1) {
            throw new IllegalArgumentException("tmdbId must be 1 or more, got " + tmdbId);
        }
    }
}
