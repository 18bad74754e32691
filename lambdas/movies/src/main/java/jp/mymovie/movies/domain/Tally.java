package jp.mymovie.movies.domain;

import java.util.List;

/**
 * Counts of rows by what became of them.
 *
 * @param done on a list, taken back or left out
 * @param offered waiting for the user's choice
 * @param failed without a film
 */
public record Tally(int done, int offered, int failed) {
    public static final Tally NONE = new Tally(0, 0, 0);

    public static Tally of(List<ImportedRow> rows) {
        int done = 0;
        int offered = 0;
        int failed = 0;
        for (ImportedRow row : rows) {
            switch (row.fate()) {
                case Fate.Registered r -> done++;
                case Fate.Kept k -> done++;
                case Fate.Skipped s -> done++;
                case Fate.TakenBack t -> done++;
                case Fate.Offered o -> offered++;
                case Fate.Unknown u -> failed++;
                case Fate.Pending p -> {}
                case Fate.Found f -> {}
                case Fate.Chosen c -> {}
            }
        }
        return new Tally(done, offered, failed);
    }

    public Tally plus(Tally other) {
        return new Tally(done + other.done, offered + other.offered, failed + other.failed);
    }

    public Tally minus(Tally other) {
        return new Tally(done - other.done, offered - other.offered, failed - other.failed);
    }
}
