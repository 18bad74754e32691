package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A film on somebody's list, with its score. Times are kept to the millisecond.
 *
 * @param version one more with each change, and not from 1 again when a film comes back soon: the entity tag
 */
public record Entry(Film film, Score score, Instant registeredAt, Instant updatedAt, long version) {
    public Entry {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A film registered now for the first time. */
    public static Entry registered(Film film, Score score, Instant now) {
        return new Entry(film, score, now, now, 1);
    }

    /** The same after an earlier life, whose versions it must not repeat. */
    public Entry following(Entry earlier) {
        return new Entry(film, score, registeredAt, updatedAt, earlier.version + 1);
    }

    public int tmdbId() {
        return film.tmdbId();
    }

    public Entry scored(Score next, Instant now) {
        return new Entry(film, next, registeredAt, now, version + 1);
    }
}
