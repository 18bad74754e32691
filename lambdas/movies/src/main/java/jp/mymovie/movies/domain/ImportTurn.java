package jp.mymovie.movies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One step of an import: part after part, until all is done or the turn is over. */
final class ImportTurn {
    /** Time that the function must have left for what a row takes at most. */
    private static final long ENOUGH_MILLIS = 30_000;

    private final ImportStep step;
    private final ImportLooks looks;
    private final ImportWrites writes;
    private final long end;

    /** @param end of the turn, as {@link System#nanoTime} tells it */
    ImportTurn(ImportStep step, ImportLooks looks, ImportWrites writes, long end) {
        this.step = step;
        this.looks = looks;
        this.writes = writes;
        this.end = end;
    }

    void run() {
        try {
            if (goesThroughAll(step.part())) {
                step.end(
                        switch (step.order()) {
                            case LOOK -> Imports.Phase.HELD;
                            case TAKE -> Imports.Phase.FINISHED;
                            case UNDO -> Imports.Phase.UNDONE;
                        },
                        null);
            } else {
                step.pause();
            }
        } catch (CatalogFault e) {
            step.end(Imports.Phase.FAILED, "tmdb did not answer: let the import go on later");
        } catch (ImportWrites.Over e) {
            // Another step, or nobody, goes on.
        }
    }

    /** False where the turn was over before. */
    private boolean goesThroughAll(int from) {
        for (int at = from; at < step.parts(); at++) {
            if (!does(at, at + 1)) {
                return false;
            }
        }
        // Choices, and films that a correction has set free, stand in parts that were done already.
        for (int at = 0; at < step.parts(); at++) {
            while (step.rows(at).stream().anyMatch(this::isOpen)) {
                if (!does(at, step.parts())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Does a part; false where the turn was over before or with it. */
    private boolean does(int part, int next) {
        List<ImportedRow> rows = new ArrayList<>(step.rows(part));
        boolean whole = true;
        if (step.order() == Imports.Order.UNDO) {
            undo(rows);
        } else {
            whole = look(part, rows);
            if (step.order() == Imports.Order.TAKE) {
                take(part, rows);
            }
        }
        demand(step.keep(part, rows, whole ? next : Math.min(part, next)));
        return whole && !isOver();
    }

    private boolean isOpen(ImportedRow row) {
        return switch (step.order()) {
            case LOOK -> isUnknown(row);
            case TAKE -> isUnknown(row) || row.fate() instanceof Fate.Found;
            case UNDO -> row.fate().written() != null;
        };
    }

    private static boolean isUnknown(ImportedRow row) {
        return row.fate() instanceof Fate.Pending || row.fate() instanceof Fate.Chosen;
    }

    /** Looks up what is not known; false where the turn was over before all is. */
    private boolean look(int part, List<ImportedRow> rows) {
        boolean looked = false;
        for (int i = 0; i < rows.size(); i++) {
            ImportedRow row = rows.get(i);
            if (!isUnknown(row)) {
                continue;
            }
            if (looked && isOver()) {
                return false;
            }
            looked = true;
            try {
                rows.set(i, row.becomes(fate(part, rows, row)));
            } catch (CatalogFault e) {
                demand(step.note(part, rows));
                throw e;
            }
        }
        return true;
    }

    private Fate fate(int part, List<ImportedRow> rows, ImportedRow row) {
        if (!(row.fate() instanceof Fate.Chosen(Integer tmdbId, Fate.Registered replaced))) {
            return looks.find(row);
        }
        Film film = tmdbId == null ? null : looks.film(tmdbId);
        if (replaced != null && writes.takeBack(row, replaced) instanceof Fate.TakenBack) {
            free(replaced.film(), part, rows);
        }
        if (film != null) {
            return writes.found(row, film);
        }
        return tmdbId == null ? new Fate.Skipped() : new Fate.Unknown("tmdb knows no film of the id " + tmdbId);
    }

    /** Lets other rows of a film register it, which the row that was corrected has had for its own until now. */
    private void free(Film film, int present, List<ImportedRow> rows) {
        rows.replaceAll(row -> waits(row, film) ? row.becomes(writes.found(row, film)) : row);
        IntStream.range(0, step.parts()).filter(part -> part != present).forEach(part -> {
            List<ImportedRow> others = new ArrayList<>(step.rows(part));
            if (others.stream().anyMatch(row -> waits(row, film))) {
                others.replaceAll(row -> waits(row, film) ? row.becomes(writes.found(row, film)) : row);
                demand(step.note(part, others));
            }
        });
    }

    /** A film that was found is found anew, and a wish is made again: the watchlist is another one now. */
    private static boolean waits(ImportedRow row, Film film) {
        return switch (row.fate()) {
            case Fate.Kept(Film kept) -> kept.tmdbId() == film.tmdbId();
            case Fate.Found(Film found, Wish wished) -> found.tmdbId() == film.tmdbId();
            case Fate.Registered(Film wish, Wish wished) -> row.row().wish() && wish.tmdbId() == film.tmdbId();
            default -> false;
        };
    }

    private void take(int part, List<ImportedRow> rows) {
        if (rows.stream().noneMatch(row -> row.fate() instanceof Fate.Found)) {
            return;
        }
        demand(step.note(part, rows));
        rows.replaceAll(row -> row.fate() instanceof Fate.Found(Film film, Wish wished)
                ? row.becomes(writes.register(row, film, wished))
                : row);
    }

    private void undo(List<ImportedRow> rows) {
        rows.replaceAll(row -> {
            Fate.Registered written = row.fate().written();
            return written == null ? row : row.becomes(writes.takeBack(row, written));
        });
    }

    private boolean isOver() {
        return System.nanoTime() - end >= 0 || Deadline.millisLeft() < ENOUGH_MILLIS;
    }

    private static void demand(boolean stillOurs) {
        if (!stillOurs) {
            throw new ImportWrites.Over();
        }
    }
}
