package jp.mymovie.movies.tmdb;

import org.jspecify.annotations.Nullable;

/** Answers questions to TMDB before the {@link jp.mymovie.movies.domain.Deadline}. */
@FunctionalInterface
interface Source {
    /**
     * The answer, null where TMDB knows no such thing.
     *
     * @param question path and query under TMDB's base
     * @throws jp.mymovie.movies.domain.CatalogFault if there is none
     */
    @Nullable
    Answer get(String question);
}
