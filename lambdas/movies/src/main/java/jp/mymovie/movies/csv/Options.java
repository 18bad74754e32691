package jp.mymovie.movies.csv;

import org.jspecify.annotations.Nullable;

/**
 * A user's word on a file that does not say it itself. Null where nothing was said.
 *
 * @param scale of its ratings
 * @param use of films that stand in a list and have no rating
 */
public record Options(@Nullable Scale scale, @Nullable Use use) {
    /** Nothing was said. */
    public static final Options NONE = new Options(null, null);

    /** Use of a list: films that the user has watched, or wishes to. */
    public enum Use {
        WATCHED,
        WISH
    }
}
