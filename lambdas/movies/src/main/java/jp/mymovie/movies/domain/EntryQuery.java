package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Undated films come last in either direction of {@link Sort#RELEASE}.
 *
 * @param after the {@linkplain Sort#key key} of the last entry already seen; null for the start
 * @param consistent whether the list's own writes just made must be in it (costs twice as much)
 */
public record EntryQuery(
        Sort sort, boolean ascending, int limit, @Nullable String after, boolean consistent) {
    public static final int MAX_LIMIT = 100;

    public EntryQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 100, got " + limit);
        }
    }
}
