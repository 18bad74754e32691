package jp.mymovie.movies.tmdb;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A film out of TMDB's answer: whatever is missing or odd in it, the result is one we can keep and show. */
final class TmdbFilm {
    private static final Pattern POSTER = Pattern.compile("/[A-Za-z0-9_.-]{1,100}");
    private static final int MAX_TITLE = 500;

    private TmdbFilm() {}

    static Film read(JsonObject film, int tmdbId, @Nullable LocalDate releaseDate) {
        String original = title(film.string("original_title"), "#" + tmdbId);
        String poster = film.string("poster_path");
        return new Film(
                tmdbId,
                title(film.string("title"), original),
                original,
                releaseDate,
                poster != null && POSTER.matcher(poster).matches() ? poster : null);
    }

    /** The text without halves of surrogate pairs, which no UTF-8 can carry. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String title(@Nullable String title, String otherwise) {
        if (title == null || title.isBlank()) {
            return otherwise;
        }
        int length = title.codePointCount(0, title.length());
        String kept = length <= MAX_TITLE ? title : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
        return wellFormed(kept);
    }
}
