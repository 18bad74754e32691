package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
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
        AtomicReference<@Nullable FilmDetails> known = new AtomicReference<>();
        return change(userId, tmdbId, (user, held) -> {
            if (held.entry() != null) {
                return edit(user, held.entry(), edit, expected);
            }
            FilmDetails film = known.updateAndGet(one -> one == null ? catalog.film(tmdbId) : one);
            return film == null
                    ? new Outcome.NoFilm()
                    : register(user, held, Entry.registered(film.film(), edit.first(), clock.instant()));
        });
    }

    /** Registers a film as another list has it; one that is on the list stays as it is. */
    public Outcome keepOrRegister(String userId, Film film, Remarks remarks, Instant at) {
        return change(
                userId,
                film.tmdbId(),
                (user, held) -> held.entry() != null
                        ? new Outcome.Updated(held.entry())
                        : register(user, held, Entry.registered(film, remarks, at)));
    }

    /** Changes what is said of a registered film whose version is an expected one. */
    public Outcome patch(String userId, int tmdbId, Edit edit, LongPredicate expected) {
        return change(
                userId,
                tmdbId,
                (user, held) ->
                        held.entry() == null ? new Outcome.NoEntry() : edit(user, held.entry(), edit, expected));
    }

    /** Takes a film off the list; one that is not on it counts as taken off. */
    public Outcome delete(String userId, int tmdbId, LongPredicate expected) {
        return change(userId, tmdbId, (user, held) -> {
            if (held.entry() == null) {
                return new Outcome.Deleted();
            }
            return expected.test(held.entry().version())
                    ? replace(user, held.entry(), null, new Outcome.Deleted())
                    : new Outcome.Stale(held.entry());
        });
    }

    /** Puts a film back that was deleted not long ago; one that is on the list stays as it is. */
    public Outcome restore(String userId, int tmdbId) {
        return change(userId, tmdbId, (user, held) -> {
            if (held.entry() != null) {
                return new Outcome.Updated(held.entry());
            }
            if (held.deleted() == null) {
                return new Outcome.Forgotten();
            }
            Entry restored = held.deleted().following(held.deleted());
            return replace(user, null, restored, new Outcome.Updated(restored));
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
        Entry next = held.deleted() == null ? entry : entry.following(held.deleted());
        return replace(user, null, next, new Outcome.Registered(next));
    }

    private @Nullable Outcome edit(User user, Entry entry, Edit edit, LongPredicate expected) {
        if (!expected.test(entry.version())) {
            return new Outcome.Stale(entry);
        }
        Remarks remarks = edit.applied(entry.remarks());
        if (remarks.equals(entry.remarks())) {
            return new Outcome.Updated(entry);
        }
        Entry next = entry.remarked(remarks, clock.instant());
        return replace(user, entry, next, new Outcome.Updated(next));
    }

    private @Nullable Outcome replace(User user, @Nullable Entry old, @Nullable Entry next, Outcome done) {
        return switch (store.replace(user, old, next)) {
            case DONE -> done;
            case GONE -> new Outcome.NoProfile();
            case CHANGED -> null;
        };
    }
}
