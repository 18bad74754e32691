package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Duration;

/**
 * Carries out an import, a step at a time. Films are noted before they are registered, and what is registered bears the
 * mark of its row: a step that is killed and repeated ends as if it had been done once.
 */
public final class Importer {
    private final MovieStore store;
    private final Shelf shelf;
    private final Finder finder;
    private final FilmCatalog catalog;
    private final Pace pace;
    private final Duration turn;
    private final Clock clock;

    /** @param turn time after which a step ends with the row that it is at, so that others' work gets its turn */
    public Importer(
            MovieStore store, Shelf shelf, Finder finder, FilmCatalog catalog, Pace pace, Duration turn, Clock clock) {
        this.store = store;
        this.shelf = shelf;
        this.finder = finder;
        this.catalog = catalog;
        this.pace = pace;
        this.turn = turn;
        this.clock = clock;
    }

    /** Waits of an import, so that it asks the catalogue no more often than it may be asked. */
    public interface Pace {
        /** Before each row that is looked up. */
        void step();

        /** After a failure. */
        void rest(int attempt);
    }

    /** Does what fits into a turn: one row at least. */
    public void run(ImportStep step) {
        ImportWrites writes = new ImportWrites(store, shelf, step, clock);
        new ImportTurn(step, new ImportLooks(finder, catalog, pace, writes), writes, System.nanoTime() + turn.toNanos())
                .run();
    }
}
