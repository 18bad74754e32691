package jp.mymovie.movies.tmdb;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A film out of TMDB's answer: whatever is missing or odd in it, the result is one we can keep and show. */
final class TmdbFilm {
    private static final Pattern POSTER = Pattern.compile("/[A-Za-z0-9_.-]{1,100}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MAX_TITLE = 500;
    private static final int MAX_OVERVIEW = 2_000;
    private static final int MAX_GENRES = 10;
    private static final int MAX_COUNTRIES = 20;
    /** The longest film known, Logistics (2012), takes 51,420. */
    private static final int MAX_RUNTIME = 100_000;

    private TmdbFilm() {}

    /** A film of a search's answer, null where it has no id. */
    static @Nullable FoundFilm found(JsonObject result) {
        Integer id = positive(result.integer("id"));
        return id == null
                ? null
                : new FoundFilm(
                        film(result, id, ReleaseDate.primary(result), null, null),
                        Line.of(result.string("overview"), MAX_OVERVIEW, ""));
    }

    /** A film of an answer that has release dates, credits, videos and translations beside the film itself. */
    static FilmDetails details(JsonObject answer, int tmdbId) {
        JsonObject english = english(answer);
        String overview = Line.of(english.string("overview"), MAX_OVERVIEW, "");
        return new FilmDetails(
                film(
                        answer,
                        tmdbId,
                        ReleaseDate.japanese(answer),
                        englishTitle(answer, english),
                        Credits.director(answer)),
                Line.of(answer.string("overview"), MAX_OVERVIEW, overview),
                countries(answer),
                Credits.cast(answer),
                Trailer.youTubeId(answer));
    }

    private static Film film(
            JsonObject film,
            int tmdbId,
            @Nullable LocalDate releaseDate,
            @Nullable String englishTitle,
            @Nullable String director) {
        String original = Line.of(film.string("original_title"), MAX_TITLE, "#" + tmdbId);
        String poster = film.string("poster_path");
        return new Film(
                tmdbId,
                Line.of(film.string("title"), MAX_TITLE, original),
                original,
                englishTitle,
                releaseDate,
                poster != null && POSTER.matcher(poster).matches() ? poster : null,
                genres(film),
                director,
                runtime(film));
    }

    /** TMDB leaves the title of a translation empty where it is the original one. */
    private static @Nullable String englishTitle(JsonObject film, JsonObject english) {
        String title = Line.of(english.string("title"), MAX_TITLE);
        return title == null && "en".equals(film.string("original_language"))
                ? Line.of(film.string("original_title"), MAX_TITLE)
                : title;
    }

    /** The translation for the United States, where TMDB's English titles come from. */
    private static JsonObject english(JsonObject film) {
        return film.object("translations").objects("translations").stream()
                .filter(translation -> "en".equals(translation.string("iso_639_1")))
                .filter(translation -> "US".equals(translation.string("iso_3166_1")))
                .findFirst()
                .map(translation -> translation.object("data"))
                .orElseGet(JsonObject::none);
    }

    /** A search has ids alone, a film their names beside them. */
    private static List<Integer> genres(JsonObject film) {
        Stream<@Nullable Long> ids = Stream.concat(
                film.integers("genre_ids").stream(),
                film.objects("genres").stream().map(genre -> genre.integer("id")));
        return ids.map(TmdbFilm::positive)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .limit(MAX_GENRES)
                .toList();
    }

    private static List<String> countries(JsonObject film) {
        return film.objects("production_countries").stream()
                .flatMap(country -> Stream.ofNullable(country.string("iso_3166_1")))
                .filter(code -> COUNTRY.matcher(code).matches())
                .distinct()
                .limit(MAX_COUNTRIES)
                .toList();
    }

    /** TMDB's 0 says that nobody has told it. */
    private static @Nullable Integer runtime(JsonObject film) {
        Integer runtime = positive(film.integer("runtime"));
        return runtime == null || runtime > MAX_RUNTIME ? null : runtime;
    }

    private static @Nullable Integer positive(@Nullable Long number) {
        return number == null || number < 1 || number > Integer.MAX_VALUE ? null : number.intValue();
    }
}
