package jp.mymovie.movies.domain;

import java.util.List;

/** A part of a list, and whether there is more behind it. */
public record EntryPage(List<Entry> items, boolean more) {
    public EntryPage {
        items = List.copyOf(items);
    }
}
