package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page filled up: where something that is stored is not to be shown, what comes after it takes its place, so that a page
 * tells nothing of it.
 *
 * @param next the place to go on from, null at the end
 */
record Filled<T>(List<T> items, @Nullable String next) {
    /** Reads for one page: more are needed only where most is hidden, and then the page ends early. */
    private static final int MOST_READS = 10;

    /**
     * Things stored after a place.
     *
     * @param more whether there is more after them
     */
    record Stored<T>(List<Placed<T>> items, boolean more) {}

    /** Something at a place; null where it is not to be shown. */
    record Placed<T>(String place, @Nullable T item) {}

    /** Reads so many after a place, from the start where that is null. */
    @FunctionalInterface
    interface Source<T> {
        Stored<T> read(int limit, @Nullable String after);
    }

    static <T> Filled<T> page(int limit, @Nullable String after, Source<T> source) {
        List<T> shown = new ArrayList<>(limit);
        String place = after;
        boolean more = true;
        for (int reads = 0; more && shown.size() < limit && reads < MOST_READS; reads++) {
            Stored<T> stored = source.read(limit - shown.size(), place);
            for (Placed<T> placed : stored.items()) {
                place = placed.place();
                if (placed.item() != null) {
                    shown.add(placed.item());
                }
            }
            more = stored.more();
        }
        return new Filled<>(shown, more ? place : null);
    }
}
