package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A film on somebody's list, with what is said of it. Times are kept to the millisecond.
 *
 * @param version the entity tag, together with the user's id: greater with each change, and never one
 *     that an entry of this user and film has had before
 * @param isPublic whether the film's page and totals know of it
 * @param origin mark of the row of an import that has registered it, null once the user has changed it, or if it came
 *     otherwise; lists leave it out
 */
public record Entry(
        Film film,
        Remarks remarks,
        Instant registeredAt,
        Instant updatedAt,
        long version,
        boolean isPublic,
        @Nullable String origin) {
    public Entry {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** An entry that came by no import. */
    public Entry(Film film, Remarks remarks, Instant registeredAt, Instant updatedAt, long version, boolean isPublic) {
        this(film, remarks, registeredAt, updatedAt, version, isPublic, null);
    }

    /** A film registered now for the first time. */
    public static Entry registered(Film film, Score score, Instant now) {
        return registered(film, Remarks.of(score), now);
    }

    /** A film registered now for the first time. */
    public static Entry registered(Film film, Remarks remarks, Instant now) {
        return new Entry(film, remarks, now, now, 1, true);
    }

    /** The same, registered by a row of an import. */
    Entry from(String mark) {
        return new Entry(film, remarks, registeredAt, updatedAt, version, isPublic, mark);
    }

    public int tmdbId() {
        return film.tmdbId();
    }

    public @Nullable Score score() {
        return remarks.score();
    }

    /** The same with other remarks. */
    public Entry remarked(Remarks next, Instant now) {
        return new Entry(film, next, registeredAt, now, version + 1, isPublic);
    }

    /** The same with what is known of the film now. */
    public Entry of(Film next) {
        return new Entry(next, remarks, registeredAt, updatedAt, version + 1, isPublic, origin);
    }

    /**
     * As a change by a user makes it, whom it was read together with. The version follows from the revision of the list,
     * which never goes back: whatever version this film's entry has had, the revision has passed it since.
     */
    public Entry by(User user) {
        return new Entry(film, remarks, registeredAt, updatedAt, user.revision() + 1, !user.isPrivate(), origin);
    }

    /** The same, known to the film's page or not. */
    public Entry shown(boolean publicly) {
        return new Entry(film, remarks, registeredAt, updatedAt, version, publicly, origin);
    }

    /** As lists show it. */
    public Entry listed() {
        return new Entry(film, remarks.listed(), registeredAt, updatedAt, version, isPublic);
    }
}
