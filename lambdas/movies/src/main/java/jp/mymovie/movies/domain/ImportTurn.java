package jp.mymovie.movies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
            while (step.rows(part(at)).stream().anyMatch(this::isOpen)) {
                if (!does(at, step.parts())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Does a part; false where the turn was over before or with it. */
    private boolean does(int at, int next) {
        int part = part(at);
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
        demand(step.keep(part, rows, whole ? next : Math.min(at, next)));
        return whole && !isOver();
    }

    /** From the end to the beginning where it is taken back: what a later row has replaced comes back before it goes. */
    private int part(int at) {
        return step.order() == Imports.Order.UNDO ? step.parts() - 1 - at : at;
    }

    private boolean isOpen(ImportedRow row) {
        return switch (step.order()) {
            case LOOK -> isUnknown(row);
            case TAKE -> isUnknown(row) || row.fate() instanceof Fate.Found;
            case UNDO -> row.fate() instanceof Fate.Registered;
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
        if (!(row.fate() instanceof Fate.Chosen chosen)) {
            return looks.find(row);
        }
        Fate fate = looks.chosen(row, chosen);
        if (chosen.replaced() != null) {
            free(chosen.replaced().film(), part, rows);
        }
        return fate;
    }

    /** Lets other rows of a film register it, which the row before them has had for its own until now. */
    private void free(Film film, int present, List<ImportedRow> rows) {
        Predicate<ImportedRow> waits =
                row -> row.fate() instanceof Fate.Kept(Film kept) && kept.tmdbId() == film.tmdbId();
        rows.replaceAll(row -> waits.test(row) ? row.becomes(new Fate.Pending()) : row);
        IntStream.range(0, step.parts()).filter(part -> part != present).forEach(part -> {
            List<ImportedRow> others = step.rows(part);
            if (others.stream().anyMatch(waits)) {
                demand(step.note(
                        part,
                        others.stream()
                                .map(row -> waits.test(row) ? row.becomes(writes.found(row, film)) : row)
                                .toList()));
            }
        });
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
        for (int i = rows.size() - 1; i >= 0; i--) {
            ImportedRow row = rows.get(i);
            if (row.fate() instanceof Fate.Registered registered) {
                rows.set(i, row.becomes(writes.takeBack(row, registered)));
            }
        }
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
