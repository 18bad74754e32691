package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the store holds about a user and one film; null stands for nothing.
 *
 * @param deleted the entry as it was last deleted, for as long as that is kept
 */
public record Holding(
        @Nullable User user,
        @Nullable Entry entry,
        @Nullable Entry deleted) {
    /** How long a deleted entry can be restored. */
    public static final int KEPT_DAYS = 30;
}
