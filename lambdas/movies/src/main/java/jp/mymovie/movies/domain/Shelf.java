package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the entries of a list. Each reads, decides and writes under the condition that nothing has changed in
 * between, and starts again when something has: of two edits at once none is lost, and a repeated one changes nothing.
 */
public final class Shelf {
    private final MovieStore store;
    private final FilmCatalog catalog;
    private final Clock clock;

    public Shelf(MovieStore store, FilmCatalog catalog, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Registers a film, for which the edit must name a score, or changes what is said of one that is registered. */
    public Outcome put(String userId, int tmdbId, Edit edit, LongPredicate expected) {
        Film film = null;
        while (true) {
            Holding held = store.holding(userId, tmdbId);
            if (held.user() == null) {
                return new Outcome.NoProfile();
            }
            if (held.entry() != null) {
                Outcome outcome = edit(held.user(), held.entry(), edit, expected);
                if (outcome != null) {
                    return outcome;
                }
                continue;
            }
            film = film == null ? catalog.film(tmdbId) : film;
            if (film == null) {
                return new Outcome.NoFilm();
            }
            Entry entry = Entry.registered(film, edit.first(), clock.instant());
            entry = held.deleted() == null ? entry : entry.following(held.deleted());
            switch (store.replace(held.user(), null, entry)) {
                case DONE -> {
                    return new Outcome.Registered(entry);
                }
                case GONE -> {
                    return new Outcome.NoProfile();
                }
                case CHANGED -> Contention.pause();
            }
        }
    }

    /** Registers a film as another list has it; one that is on the list stays as it is. */
    public Outcome keepOrRegister(String userId, Film film, Remarks remarks, Instant at) {
        while (true) {
            Holding held = store.holding(userId, film.tmdbId());
            if (held.user() == null) {
                return new Outcome.NoProfile();
            }
            if (held.entry() != null) {
                return new Outcome.Updated(held.entry());
            }
            Entry entry = Entry.registered(film, remarks, at);
            entry = held.deleted() == null ? entry : entry.following(held.deleted());
            switch (store.replace(held.user(), null, entry)) {
                case DONE -> {
                    return new Outcome.Registered(entry);
                }
                case GONE -> {
                    return new Outcome.NoProfile();
                }
                case CHANGED -> Contention.pause();
            }
        }
    }

    /** Changes what is said of a registered film whose version is an expected one. */
    public Outcome patch(String userId, int tmdbId, Edit edit, LongPredicate expected) {
        while (true) {
            Holding held = store.holding(userId, tmdbId);
            if (held.user() == null) {
                return new Outcome.NoProfile();
            }
            if (held.entry() == null) {
                return new Outcome.NoEntry();
            }
            Outcome outcome = edit(held.user(), held.entry(), edit, expected);
            if (outcome != null) {
                return outcome;
            }
        }
    }

    /** Takes a film off the list; one that is not on it counts as taken off. */
    public Outcome delete(String userId, int tmdbId, LongPredicate expected) {
        while (true) {
            Holding held = store.holding(userId, tmdbId);
            if (held.user() == null) {
                return new Outcome.NoProfile();
            }
            if (held.entry() == null) {
                return new Outcome.Deleted();
            }
            if (!expected.test(held.entry().version())) {
                return new Outcome.Stale(held.entry());
            }
            switch (store.replace(held.user(), held.entry(), null)) {
                case DONE -> {
                    return new Outcome.Deleted();
                }
                case GONE -> {
                    return new Outcome.NoProfile();
                }
                case CHANGED -> Contention.pause();
            }
        }
    }

    /** Puts a film back that was deleted not long ago; one that is on the list stays as it is. */
    public Outcome restore(String userId, int tmdbId) {
        while (true) {
            Holding held = store.holding(userId, tmdbId);
            if (held.user() == null) {
                return new Outcome.NoProfile();
            }
            if (held.entry() != null) {
                return new Outcome.Updated(held.entry());
            }
            if (held.deleted() == null) {
                return new Outcome.Forgotten();
            }
            Entry restored = held.deleted().following(held.deleted());
            switch (store.replace(held.user(), null, restored)) {
                case DONE -> {
                    return new Outcome.Updated(restored);
                }
                case GONE -> {
                    return new Outcome.NoProfile();
                }
                case CHANGED -> Contention.pause();
            }
        }
    }

    /** Null when somebody else was faster and all must be read again. */
    private @Nullable Outcome edit(User user, Entry entry, Edit edit, LongPredicate expected) {
        if (!expected.test(entry.version())) {
            return new Outcome.Stale(entry);
        }
        Remarks remarks = edit.applied(entry.remarks());
        if (remarks.equals(entry.remarks())) {
            return new Outcome.Updated(entry);
        }
        Entry next = entry.remarked(remarks, clock.instant());
        return switch (store.replace(user, entry, next)) {
            case DONE -> new Outcome.Updated(next);
            case GONE -> new Outcome.NoProfile();
            case CHANGED -> {
                Contention.pause();
                yield null;
            }
        };
    }
}
