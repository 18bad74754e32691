package jp.mymovie.movies.tmdb;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Director and main cast of a film.
 *
 * @see <a href="https://developer.themoviedb.org/reference/movie-credits">credits</a>
 */
final class Credits {
    private static final int MAX_NAME = 200;

    private Credits() {}

    static @Nullable String director(JsonObject film) {
        return film.object("credits").objects("crew").stream()
                .filter(person -> "Director".equals(person.string("job")))
                .flatMap(Credits::name)
                .findFirst()
                .orElse(null);
    }

    /** In the order of the credits, whatever order the answer has. */
    static List<String> cast(JsonObject film) {
        return film.object("credits").objects("cast").stream()
                .sorted(Comparator.comparing(Credits::order))
                .flatMap(Credits::name)
                .distinct()
                .limit(FilmDetails.MAX_CAST)
                .toList();
    }

    private static long order(JsonObject person) {
        Long order = person.integer("order");
        return order == null ? Long.MAX_VALUE : order;
    }

    private static Stream<String> name(JsonObject person) {
        return Stream.ofNullable(Line.of(person.string("name"), MAX_NAME));
    }
}
