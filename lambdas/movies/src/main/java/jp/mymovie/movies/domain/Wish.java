package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A film somebody wants to watch.
 *
 * @param origin mark of the row of an import that has brought it, null if it came otherwise
 */
public record Wish(Film film, Instant addedAt, @Nullable String origin) {
    public Wish {
        addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A wish that came by no import. */
    public Wish(Film film, Instant addedAt) {
        this(film, addedAt, null);
    }

    /** Orders wishes by time, then id: unique, and a place to go on from. */
    public String key() {
        return Sort.registeredKey(addedAt, film.tmdbId());
    }
}
