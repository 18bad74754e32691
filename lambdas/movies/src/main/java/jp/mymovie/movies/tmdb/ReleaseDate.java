package jp.mymovie.movies.tmdb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * When a film came out, seen from Japan: the earliest Japanese theatrical release; where there is none, the earliest
 * limited one; then the premiere; else TMDB's primary date.
 *
 * @see <a href="https://developer.themoviedb.org/reference/movie-release-dates">release types</a>
 */
final class ReleaseDate {
    private static final long[] TYPES = {3, 2, 1};

    private ReleaseDate() {}

    static @Nullable LocalDate japanese(JsonObject film) {
        for (long type : TYPES) {
            LocalDate earliest = film.object("release_dates").objects("results").stream()
                    .filter(country -> "JP".equals(country.string("iso_3166_1")))
                    .flatMap(country -> country.objects("release_dates").stream())
                    .filter(release -> Objects.equals(release.integer("type"), type))
                    .flatMap(release -> Stream.ofNullable(date(release.string("release_date"))))
                    .min(LocalDate::compareTo)
                    .orElse(null);
            if (earliest != null) {
                return earliest;
            }
        }
        return primary(film);
    }

    static @Nullable LocalDate primary(JsonObject film) {
        return date(film.string("release_date"));
    }

    /** Takes a date with or without a time behind it. */
    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null || text.length() < 10) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, 10));
            return date.getYear() < 1 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
