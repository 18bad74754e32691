package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A film somebody wants to watch. */
public record Wish(Film film, Instant addedAt) {
    public Wish {
        addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Orders wishes by time, then id: unique, and a place to go on from. */
    public String key() {
        return Sort.registeredKey(addedAt, film.tmdbId());
    }
}
