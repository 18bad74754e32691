package jp.mymovie.movies.domain;

import java.util.List;

/** A part of a watchlist, and whether there is more behind it. */
public record WishPage(List<Wish> items, boolean more) {
    public WishPage {
        items = List.copyOf(items);
    }
}
