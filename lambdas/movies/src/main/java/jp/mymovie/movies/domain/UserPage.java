package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of users, private ones left out.
 *
 * @param next the place to go on from, null at the end; says nothing of any user
 */
public record UserPage(List<User> items, @Nullable String next) {
    public UserPage {
        items = List.copyOf(items);
    }
}
