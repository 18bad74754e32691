package jp.mymovie.movies.domain;

import java.time.Duration;

/** How often somebody does something. */
public interface Limits {
    /**
     * Counts one more time, and says how many that makes in the present window.
     *
     * @param who what is counted for, such as a user's subject; kept no longer than the window after this one
     */
    long count(String who, Duration window);
}
