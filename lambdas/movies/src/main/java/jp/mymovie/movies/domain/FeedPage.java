package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a feed.
 *
 * @param next the place to go on from, null at the end
 */
public record FeedPage(List<Item> items, @Nullable String next) {
    /** An entry and who has registered it. */
    public record Item(User user, Entry entry) {}

    public FeedPage {
        items = List.copyOf(items);
    }
}
