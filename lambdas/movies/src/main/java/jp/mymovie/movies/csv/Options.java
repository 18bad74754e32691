package jp.mymovie.movies.csv;

import org.jspecify.annotations.Nullable;

/**
 * What a user says of a file that does not say it itself. Null where nothing was said.
 *
 * @param scale of its ratings
 * @param use of films that stand in a list and have no rating
 */
public record Options(@Nullable Scale scale, @Nullable Use use) {
    /** Nothing was said. */
    public static final Options NONE = new Options(null, null);

    /** What the films of a list are to the user. */
    public enum Use {
        WATCHED,
        WISH
    }
}
