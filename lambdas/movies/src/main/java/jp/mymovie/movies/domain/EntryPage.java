package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and whether there is more behind it.
 *
 * @param matches entries of the whole list that the filter lets through; null where the query has no filter or does not
 *     begin at the start
 */
public record EntryPage(
        List<Entry> items, boolean more, @Nullable Integer matches) {
    public EntryPage {
        items = List.copyOf(items);
    }

    public EntryPage(List<Entry> items, boolean more) {
        this(items, more, null);
    }
}
