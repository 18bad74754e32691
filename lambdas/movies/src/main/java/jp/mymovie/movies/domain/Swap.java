package jp.mymovie.movies.domain;

/** What comes of replacing one state by another if nobody else has changed it first. */
public enum Swap {
    DONE,
    /** Somebody else was faster, nothing was written: read again. */
    CHANGED,
    /** The user is gone, nothing was written. */
    GONE
}
