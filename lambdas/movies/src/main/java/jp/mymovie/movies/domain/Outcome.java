package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** Result of a change to one entry. */
public sealed interface Outcome {
    record Registered(User user, Entry entry) implements Outcome {}

    /** Changed, or found to be as wanted already. */
    record Updated(User user, Entry entry) implements Outcome {}

    record Deleted() implements Outcome {}

    /** The caller has chosen no handle yet. */
    record NoProfile() implements Outcome {}

    record NoEntry() implements Outcome {}

    /** The catalogue knows no such film. */
    record NoFilm() implements Outcome {}

    /** There is nothing to restore, or no longer. */
    record Forgotten() implements Outcome {}

    /** The precondition does not hold: here is the entry as it is, null where there is none. */
    record Stale(@Nullable Entry entry) implements Outcome {}
}
