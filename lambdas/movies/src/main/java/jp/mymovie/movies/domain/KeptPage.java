package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of all that is kept of a list, deleted entries that can still be restored among it.
 *
 * @param next film to go on after; null at the end. A part can be short, even empty, and not be the last one
 */
public record KeptPage(List<Kept> items, @Nullable Integer next) {
    public KeptPage {
        items = List.copyOf(items);
    }

    /** An entry. @param deleted whether it is off the list and can be restored */
    public record Kept(Entry entry, boolean deleted) {}
}
