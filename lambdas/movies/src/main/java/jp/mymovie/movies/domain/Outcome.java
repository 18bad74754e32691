package jp.mymovie.movies.domain;

/** What comes of a change to one entry. */
public sealed interface Outcome {
    record Registered(Entry entry) implements Outcome {}

    /** Changed, or found to be as wanted already. */
    record Updated(Entry entry) implements Outcome {}

    record Deleted() implements Outcome {}

    /** The caller has chosen no handle yet. */
    record NoProfile() implements Outcome {}

    record NoEntry() implements Outcome {}

    /** The catalogue knows no such film. */
    record NoFilm() implements Outcome {}

    /** There is nothing to restore, or no longer. */
    record Forgotten() implements Outcome {}

    /** The entry is not at the version the caller has seen. */
    record Stale(Entry entry) implements Outcome {}
}
