package jp.mymovie.movies.tmdb;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of TMDB in Japanese.
 *
 * @see <a href="https://developer.themoviedb.org/reference/search-movie">search</a>
 * @see <a href="https://developer.themoviedb.org/reference/movie-details">details</a>
 * @see <a href="https://developer.themoviedb.org/reference/find-by-id">find</a>
 */
public final class Tmdb implements FilmCatalog {
    private final TmdbConnection connection;

    /**
     * @param base without a slash at its end, as {@code https://api.themoviedb.org/3}
     * @param token TMDB's read access token; never sent anywhere else
     */
    public Tmdb(URI base, String token) {
        this.connection = new TmdbConnection(base, token);
    }

    @Override
    public FilmSearch search(String query, int page) {
        JsonObject answer = connection.get("/search/movie?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&language=ja-JP&region=JP&include_adult=false&page=" + page);
        if (answer == null) {
            return new FilmSearch(List.of(), page, 0);
        }
        List<FoundFilm> items = answer.objects("results").stream()
                .map(Tmdb::found)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        Long pages = answer.integer("total_pages");
        return new FilmSearch(items, page, pages == null ? 0 : Math.clamp(pages, 0, 500));
    }

    @Override
    public @Nullable Film film(int tmdbId) {
        JsonObject answer = connection.get("/movie/" + tmdbId + "?language=ja-JP&append_to_response=release_dates");
        return answer == null ? null : TmdbFilm.read(answer, tmdbId, ReleaseDate.japanese(answer));
    }

    @Override
    public @Nullable Integer byImdbId(String imdbId) {
        JsonObject answer = connection.get("/find/" + URLEncoder.encode(imdbId, StandardCharsets.UTF_8)
                + "?external_source=imdb_id&language=ja-JP");
        List<JsonObject> films = answer == null ? List.of() : answer.objects("movie_results");
        Long id = films.isEmpty() ? null : films.getFirst().integer("id");
        return id == null || id < 1 || id > Integer.MAX_VALUE ? null : id.intValue();
    }

    private static @Nullable FoundFilm found(JsonObject result) {
        Long id = result.integer("id");
        if (id == null || id < 1 || id > Integer.MAX_VALUE) {
            return null;
        }
        Film film = TmdbFilm.read(result, id.intValue(), ReleaseDate.primary(result));
        String overview = result.string("overview");
        return new FoundFilm(film, overview == null ? "" : TmdbFilm.wellFormed(overview));
    }
}
