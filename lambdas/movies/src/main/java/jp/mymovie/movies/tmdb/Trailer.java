package jp.mymovie.movies.tmdb;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The trailer to link to: an official one before others, then a Japanese one before an English one, then TMDB's order.
 *
 * @see <a href="https://developer.themoviedb.org/reference/movie-videos">videos</a>
 */
final class Trailer {
    /** An id that means nothing else when it is put into an address. */
    private static final Pattern YOUTUBE_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private static final Comparator<JsonObject> BEST_FIRST = Comparator.comparing(
                    (JsonObject video) -> !Boolean.TRUE.equals(video.bool("official")))
            .thenComparing(video -> !"ja".equals(video.string("iso_639_1")))
            .thenComparing(video -> !"en".equals(video.string("iso_639_1")));

    private Trailer() {}

    static @Nullable String youTubeId(JsonObject film) {
        return film.object("videos").objects("results").stream()
                .filter(video -> "YouTube".equals(video.string("site")))
                .filter(video -> "Trailer".equals(video.string("type")))
                .sorted(BEST_FIRST)
                .flatMap(video -> Stream.ofNullable(video.string("key")))
                .filter(key -> YOUTUBE_ID.matcher(key).matches())
                .findFirst()
                .orElse(null);
    }
}
