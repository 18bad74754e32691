package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Undated films come last in either direction of {@link Sort#RELEASE}, entries without a
 * score in either of {@link Sort#SCORE}.
 *
 * @param after the {@linkplain Sort#key key} of the last entry already seen; null for the start
 * @param consistent whether the list's own writes just made must be in it (costs twice as much)
 * @param filter which entries are wanted; any other than {@link EntryFilter#NONE} reads the list to its end once
 */
public record EntryQuery(
        Sort sort, boolean ascending, int limit, @Nullable String after, boolean consistent, EntryFilter filter) {
    public static final int MAX_LIMIT = 1000;

    public EntryQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 1000, got " + limit);
        }
    }

    /** Without a filter. */
    public EntryQuery(Sort sort, boolean ascending, int limit, @Nullable String after, boolean consistent) {
        this(sort, ascending, limit, after, consistent, EntryFilter.NONE);
    }
}
