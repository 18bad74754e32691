package jp.mymovie.movies.domain;

/** Result of a compare-and-set. */
public enum Swap {
    DONE,
    /** The state was another one, nothing was written: read again. */
    CHANGED,
    /** The user is gone, nothing was written. */
    GONE
}
