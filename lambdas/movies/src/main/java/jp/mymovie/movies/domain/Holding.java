package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * State of a user and one film at one moment; null stands for nothing. It is what a change is decided on, and the
 * condition under which it is written.
 *
 * @param deleted the entry as it was last deleted, where it is not on the list
 * @param restorable whether the deleted entry may still be put back
 */
public record Holding(
        @Nullable User user,
        @Nullable Entry entry,
        @Nullable Entry deleted,
        boolean restorable) {
    /** Days for which a deleted entry can be restored. */
    public static final int KEPT_DAYS = 30;

    /**
     * Other changes of the list that may come between the reading and the writing of one. An entry's version is one more
     * than the revision that was read with it, so that it lies at most so far below the revision its change makes.
     */
    public static final int MOST_BETWEEN = 32;
}
