package jp.mymovie.movies.domain;

import java.time.Duration;

/** How often somebody may do something. */
public interface Limits {
    /**
     * Counts so many more times, and says whether that is still within what is allowed.
     *
     * @param who what is counted for, such as a user's subject; kept no longer than the window
     * @param most times in a window
     */
    boolean admits(String who, int times, int most, Duration window);
}
