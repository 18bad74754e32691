package jp.mymovie.movies.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of those who have a film on their list.
 *
 * @param next the place to go on from, null at the end; says nothing of any user
 */
public record LogPage(List<Item> items, @Nullable String next) {
    /** Somebody's entry. */
    public record Item(User user, @Nullable Score score, Instant registeredAt) {}

    public LogPage {
        items = List.copyOf(items);
    }
}
