package jp.mymovie.movies.tmdb;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.TitleSearch;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of TMDB in Japanese. Every question ends within a second, or before if the {@link Deadline} comes.
 *
 * @see <a href="https://developer.themoviedb.org/reference/search-movie">search</a>
 * @see <a href="https://developer.themoviedb.org/docs/region-support">region</a>
 * @see <a href="https://developer.themoviedb.org/reference/movie-details">details</a>
 * @see <a href="https://developer.themoviedb.org/docs/append-to-response">append_to_response</a>
 * @see <a href="https://developer.themoviedb.org/reference/find-by-id">find</a>
 */
public final class Tmdb implements FilmCatalog {
    /** Everything that a film's page shows, in one request. Videos are told apart by their own language. */
    private static final String PARTS = "?language=ja-JP&append_to_response=release_dates,credits,videos,translations"
            + "&include_video_language=ja,en";
    /** Nobody waits for a search longer than a second, whatever TMDB does. */
    private static final Duration PATIENCE = Duration.ofMillis(900);
    /** A person asks now and then, and is told at once meanwhile. */
    private static final Duration LONG_REST = Duration.ofSeconds(10);
    /** Work asks again by itself, after a second for the first time. */
    private static final Duration SHORT_REST = Duration.ofSeconds(1);

    private final Source source;

    private Tmdb(Source source) {
        this.source = source;
    }

    /**
     * For requests of people: searches that were answered before are kept, and given again where TMDB fails.
     *
     * @param base without a slash at its end, as {@code https://api.themoviedb.org/3}
     * @param token TMDB's read access token; never sent anywhere else
     */
    public static Tmdb cached(URI base, String token, AnswerCache cache, Clock clock) {
        return new Tmdb(new KeptAnswers(asking(base, token, LONG_REST, clock), cache, clock));
    }

    /** For work that comes back to what has failed, and asks for each film once. */
    public static Tmdb uncached(URI base, String token, Clock clock) {
        return new Tmdb(asking(base, token, SHORT_REST, clock));
    }

    private static Source asking(URI base, String token, Duration rest, Clock clock) {
        return new Retries(new TmdbConnection(base, token), new Breaker(rest, clock));
    }

    @Override
    public FilmSearch search(String query, int page) {
        return films("/search/movie?query=" + encoded(query) + "&language=ja-JP&region=JP&include_adult=false", page);
    }

    /** Without a region, which would show Japanese dates in place of the primary ones that other catalogues write. */
    @Override
    public FilmSearch searchTitle(TitleSearch question) {
        String language = switch (question.language()) {
            case JAPANESE -> "ja-JP";
            case ENGLISH -> "en-US";
        };
        String year = question.year() == null ? "" : "&primary_release_year=" + question.year();
        return films(
                "/search/movie?query=" + encoded(question.title()) + "&language=" + language + year
                        + "&include_adult=false",
                1);
    }

    private FilmSearch films(String question, int page) {
        Answer answer = ask(question + "&page=" + page);
        if (answer == null) {
            return new FilmSearch(List.of(), page, 0);
        }
        List<FoundFilm> items = answer.json().objects("results").stream()
                .map(TmdbFilm::found)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        Long pages = answer.json().integer("total_pages");
        return new FilmSearch(items, page, pages == null ? 0 : Math.clamp(pages, 0, 500), answer.stale());
    }

    @Override
    public @Nullable FilmDetails film(int tmdbId) {
        Answer answer = ask("/movie/" + tmdbId + PARTS);
        return answer == null ? null : TmdbFilm.details(answer.json(), tmdbId);
    }

    @Override
    public @Nullable Integer byImdbId(String imdbId) {
        Answer answer = ask("/find/" + encoded(imdbId) + "?external_source=imdb_id&language=ja-JP");
        List<JsonObject> films = answer == null ? List.of() : answer.json().objects("movie_results");
        Long id = films.isEmpty() ? null : films.getFirst().integer("id");
        return id == null || id < 1 || id > Integer.MAX_VALUE ? null : id.intValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private @Nullable Answer ask(String question) {
        return Deadline.within(PATIENCE, () -> source.get(question));
    }
}
