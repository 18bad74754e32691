package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What rows of an import write to lists, and take back from them. Each is idempotent by the mark of the row. */
final class ImportWrites {
    private final MovieStore store;
    private final Shelf shelf;
    private final ImportStep step;
    private final Clock clock;

    ImportWrites(MovieStore store, Shelf shelf, ImportStep step, Clock clock) {
        this.store = store;
        this.shelf = shelf;
        this.step = step;
        this.clock = clock;
    }

    /** The user is gone, or the import has gone on without this step: nothing is left to do. */
    static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Over() {
            super(null, null, false, false);
        }
    }

    /** A film that is to be registered; a wish of the same film goes with it, and is remembered. */
    Fate found(ImportedRow row, Film film) {
        return new Fate.Found(film, row.row().wish() ? null : store.wished(step.userId(), film.tmdbId()));
    }

    Fate register(ImportedRow row, Film film, @Nullable Wish wished) {
        String mark = step.mark(row);
        Instant now = clock.instant();
        Instant known = row.row().registeredAt();
        Instant at = known == null || known.isAfter(now) ? now : known;
        if (row.row().wish()) {
            return switch (store.wish(step.userId(), new Wish(film, at, mark))) {
                case GONE -> throw new Over();
                case DONE -> new Fate.Registered(film, null);
                case CHANGED -> {
                    Wish there = store.wished(step.userId(), film.tmdbId());
                    yield there != null && mark.equals(there.origin())
                            ? new Fate.Registered(film, null)
                            : new Fate.Kept(film);
                }
            };
        }
        return switch (shelf.keepOrRegister(step.userId(), film, row.row().remarks(), at, mark)) {
            case Outcome.Registered registered -> new Fate.Registered(film, wished);
            case Outcome.Updated(User user, Entry entry) ->
                mark.equals(entry.origin()) ? new Fate.Registered(film, wished) : new Fate.Kept(film);
            case Outcome.NoProfile gone -> throw new Over();
            case Outcome other -> throw new IllegalStateException("a film is registered or kept, got " + other);
        };
    }

    /** What the user has changed since stays. */
    Fate takeBack(ImportedRow row, Fate.Registered registered) {
        int tmdbId = registered.film().tmdbId();
        if (row.row().wish()) {
            store.unwish(step.userId(), tmdbId, step.mark(row));
            return new Fate.TakenBack(registered.film());
        }
        return switch (shelf.takeBack(step.userId(), tmdbId, step.mark(row))) {
            case Outcome.Deleted deleted -> {
                if (registered.wished() != null && store.wish(step.userId(), registered.wished()) == Swap.GONE) {
                    throw new Over();
                }
                yield new Fate.TakenBack(registered.film());
            }
            case Outcome.Stale stale -> new Fate.Kept(registered.film());
            case Outcome.NoProfile gone -> throw new Over();
            case Outcome other -> throw new IllegalStateException("a film is taken back or stays, got " + other);
        };
    }
}
