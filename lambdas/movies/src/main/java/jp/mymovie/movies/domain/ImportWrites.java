package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes of the rows of an import to lists, and their undoing. Each is idempotent by the mark of the row. */
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

    /**
     * A film that is to be registered. A wish of the same film goes with it, and is remembered, unless it is of this import:
     * then its row is looked at again when the film is free.
     */
    Fate found(ImportedRow row, Film film) {
        Wish wished = row.row().wish() ? null : store.wished(step.userId(), film.tmdbId());
        return new Fate.Found(film, wished == null || isOwn(wished.origin()) ? null : wished);
    }

    private boolean isOwn(@Nullable String mark) {
        return mark != null && mark.startsWith(step.id() + "#");
    }

    private String mark(ImportedRow row) {
        return step.id() + "#" + row.number();
    }

    Fate register(ImportedRow row, Film film, @Nullable Wish wished) {
        String mark = mark(row);
        Instant now = clock.instant();
        Instant known = row.row().registeredAt();
        Instant at = known == null || known.isAfter(now) ? now : known;
        if (row.row().wish()) {
            return wish(film, new Wish(film, at, mark));
        }
        return switch (shelf.keepOrRegister(step.userId(), film, row.row().remarks(), at, mark)) {
            case Outcome.Registered registered -> new Fate.Registered(film, wished);
            case Outcome.Updated(User user, Entry entry) ->
                mark.equals(entry.origin()) ? new Fate.Registered(film, wished) : new Fate.Kept(film);
            case Outcome.NoProfile gone -> throw new Over();
            case Outcome other -> throw new IllegalStateException("a film is registered or kept, got " + other);
        };
    }

    /** A film that was watched is no wish. */
    private Fate wish(Film film, Wish wish) {
        if (store.holding(step.userId(), film.tmdbId()).entry() != null) {
            return new Fate.Kept(film);
        }
        return switch (store.wish(step.userId(), wish)) {
            case GONE -> throw new Over();
            case DONE -> new Fate.Registered(film, null);
            case CHANGED -> {
                Wish there = store.wished(step.userId(), film.tmdbId());
                yield there != null && Objects.equals(wish.origin(), there.origin())
                        ? new Fate.Registered(film, null)
                        : new Fate.Kept(film);
            }
        };
    }

    /** Takes back an entry or a wish; one that the user has changed since stays. */
    Fate takeBack(ImportedRow row, Fate.Registered registered) {
        int tmdbId = registered.film().tmdbId();
        if (row.row().wish()) {
            store.unwish(step.userId(), tmdbId, mark(row));
            return new Fate.TakenBack(registered.film());
        }
        return switch (shelf.takeBack(step.userId(), tmdbId, mark(row))) {
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
