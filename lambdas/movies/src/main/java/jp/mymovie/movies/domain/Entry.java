package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A film on somebody's list, with what is said of it. Times are kept to the millisecond.
 *
 * @param version one more with each change, and not from 1 again when a film comes back soon: the entity tag
 */
public record Entry(Film film, Remarks remarks, Instant registeredAt, Instant updatedAt, long version) {
    public Entry {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A film registered now for the first time. */
    public static Entry registered(Film film, Score score, Instant now) {
        return registered(film, Remarks.of(score), now);
    }

    /** A film registered now for the first time. */
    public static Entry registered(Film film, Remarks remarks, Instant now) {
        return new Entry(film, remarks, now, now, 1);
    }

    /** The same after an earlier life, whose versions it must not repeat. */
    public Entry following(Entry earlier) {
        return new Entry(film, remarks, registeredAt, updatedAt, earlier.version + 1);
    }

    public int tmdbId() {
        return film.tmdbId();
    }

    public Score score() {
        return remarks.score();
    }

    /** The same with other remarks. */
    public Entry remarked(Remarks next, Instant now) {
        return new Entry(film, next, registeredAt, now, version + 1);
    }

    /** As lists show it. */
    public Entry withoutNote() {
        return remarks.note() == null ? this : new Entry(film, remarks.withoutNote(), registeredAt, updatedAt, version);
    }
}
