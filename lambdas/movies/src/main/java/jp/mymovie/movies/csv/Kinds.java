package jp.mymovie.movies.csv;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What services that have series too call a film. */
final class Kinds {
    private static final List<String> FILM = List.of("movie", "movies", "film", "映画");

    private Kinds() {}

    /** @throws BadValue if it is called otherwise */
    static void film(@Nullable String type) {
        if (type == null || !FILM.contains(type.toLowerCase(Locale.ROOT))) {
            throw new BadValue("it is no film but " + (type == null ? "of no type" : "'" + type + "'"));
        }
    }
}
