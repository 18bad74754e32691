package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A film on somebody's list, with its score. Times are kept to the millisecond.
 *
 * @param version 1 when registered, one more with each change: the entity tag
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

    public int tmdbId() {
        return film.tmdbId();
    }

    public Entry scored(Score next, Instant now) {
        return new Entry(film, next, registeredAt, now, version + 1);
    }
}
