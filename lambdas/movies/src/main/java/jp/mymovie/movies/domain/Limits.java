package jp.mymovie.movies.domain;

import java.time.Duration;

/** Counts of actions in a window of time. */
public interface Limits {
    /**
     * Counts so many more times, and says how many that makes in the present window.
     *
     * @param who what is counted for, such as a user's subject; kept no longer than the window after this one
     */
    long count(String who, int times, Duration window);

    /** Counts one more time. */
    default long count(String who, Duration window) {
        return count(who, 1, window);
    }
}
