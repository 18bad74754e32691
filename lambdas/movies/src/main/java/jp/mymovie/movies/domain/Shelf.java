package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
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

    /** Registers a film, or changes what is said of one that is registered. */
    public Outcome put(String userId, int tmdbId, Edit edit, Precondition precondition) {
        AtomicReference<@Nullable FilmDetails> known = new AtomicReference<>();
        return change(userId, tmdbId, (user, held) -> {
            if (!precondition.admits(user, held.entry())) {
                return new Outcome.Stale(held.entry());
            }
            if (held.entry() != null) {
                return remark(user, held, held.entry(), edit);
            }
            FilmDetails film = known.updateAndGet(one -> one == null ? catalog.film(tmdbId) : one);
            return film == null
                    ? new Outcome.NoFilm()
                    : register(user, held, Entry.registered(film.film(), edit.applied(Remarks.NONE), clock.instant()));
        });
    }

    /**
     * Registers a film as another list has it; one that is on the list stays as it is.
     *
     * @param origin mark of the row of an import
     */
    public Outcome keepOrRegister(String userId, Film film, Remarks remarks, Instant at, String origin) {
        return change(
                userId,
                film.tmdbId(),
                (user, held) -> held.entry() != null
                        ? new Outcome.Updated(user, held.entry())
                        : register(
                                user, held, Entry.registered(film, remarks, at).from(origin)));
    }

    /** Takes a film off the list that a row of an import has registered; stale where it came otherwise or was changed since. */
    public Outcome takeBack(String userId, int tmdbId, String origin) {
        return delete(userId, tmdbId, (user, entry) -> entry != null && origin.equals(entry.origin()));
    }

    /** Changes what is said of a registered film for which the precondition holds. */
    public Outcome patch(String userId, int tmdbId, Edit edit, Precondition precondition) {
        return change(userId, tmdbId, (user, held) -> {
            if (held.entry() == null) {
                return new Outcome.NoEntry();
            }
            return precondition.admits(user, held.entry())
                    ? remark(user, held, held.entry(), edit)
                    : new Outcome.Stale(held.entry());
        });
    }

    /** Writes what is known of a film now into the entry; nothing where it is so already, or there is none. */
    public Outcome refresh(String userId, Film film) {
        return change(userId, film.tmdbId(), (user, held) -> {
            if (held.entry() == null) {
                return new Outcome.NoEntry();
            }
            if (held.entry().film().equals(film)) {
                return new Outcome.Updated(user, held.entry());
            }
            Entry next = held.entry().of(film).by(user);
            return replace(held, next, new Outcome.Updated(user, next));
        });
    }

    /** Takes a film off the list; one that is not on it counts as taken off. */
    public Outcome delete(String userId, int tmdbId, Precondition precondition) {
        return change(userId, tmdbId, (user, held) -> {
            if (held.entry() == null) {
                return new Outcome.Deleted();
            }
            return precondition.admits(user, held.entry())
                    ? replace(held, null, new Outcome.Deleted())
                    : new Outcome.Stale(held.entry());
        });
    }

    /** Puts a film back that was deleted not long ago; one that is on the list stays as it is. */
    public Outcome restore(String userId, int tmdbId) {
        return change(userId, tmdbId, (user, held) -> {
            if (held.entry() != null) {
                return new Outcome.Updated(user, held.entry());
            }
            if (held.deleted() == null || !held.restorable()) {
                return new Outcome.Forgotten();
            }
            Entry restored = held.deleted().by(user);
            return replace(held, restored, new Outcome.Updated(user, restored));
        });
    }

    /** What is done about a film as it is held; null when somebody else was faster and all must be read again. */
    private interface Change {
        @Nullable
        Outcome attempt(User user, Holding held);
    }

    private Outcome change(String userId, int tmdbId, Change change) {
        while (true) {
            Holding held = store.holding(userId, tmdbId);
            if (held.user() == null) {
                return new Outcome.NoProfile();
            }
            Outcome outcome = change.attempt(held.user(), held);
            if (outcome != null) {
                return outcome;
            }
            Contention.pause();
        }
    }

    private @Nullable Outcome register(User user, Holding held, Entry entry) {
        Entry next = entry.by(user);
        return replace(held, next, new Outcome.Registered(user, next));
    }

    private @Nullable Outcome remark(User user, Holding held, Entry entry, Edit edit) {
        Remarks remarks = edit.applied(entry.remarks());
        if (remarks.equals(entry.remarks())) {
            return new Outcome.Updated(user, entry);
        }
        Entry next = entry.remarked(remarks, clock.instant()).by(user);
        return replace(held, next, new Outcome.Updated(user, next));
    }

    private @Nullable Outcome replace(Holding held, @Nullable Entry next, Outcome done) {
        return store.replace(held, next) == Swap.DONE ? done : null;
    }
}
