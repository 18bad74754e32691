package jp.mymovie.movies.http;

import java.time.Clock;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.domain.WishPage;
import jp.mymovie.movies.json.JsonText;

/** {@code /me/watchlist}. */
final class Wishes {
    private final MovieStore store;
    private final FilmCatalog catalog;
    private final Cursors cursors;
    private final Clock clock;

    Wishes(Parts parts, FilmCatalog catalog) {
        this.store = parts.store();
        this.catalog = catalog;
        this.cursors = parts.cursors();
        this.clock = parts.clock();
    }

    Response list(Request request, String userId) {
        if (store.profile(userId) == null) {
            throw Problem.noProfile(404).thrown();
        }
        int limit = Parameters.limit(request);
        String list = "watchlist " + userId;
        String cursor = Parameters.cursor(request);
        WishPage page = store.watchlist(userId, limit, cursor == null ? null : cursors.open(list, cursor));
        String next = page.more() ? cursors.seal(list, page.items().getLast().key()) : null;
        Response response = Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Wish wish : page.items()) {
                Json.wish(json, wish);
            }
            json.writeEndArray();
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
        return next == null ? response : response.with("link", Links.next("/me/watchlist", request, next));
    }

    Response put(Request request, String userId) {
        int tmdbId = Parameters.tmdbId(request);
        FilmDetails film = catalog.film(tmdbId);
        if (film == null) {
            throw Problem.notFound("no-film", "tmdb knows no film of that id").thrown();
        }
        if (store.wish(userId, new Wish(film.film(), clock.instant())) == Swap.GONE) {
            throw Problem.noProfile(409).thrown();
        }
        return Response.noContent();
    }

    Response delete(Request request, String userId) {
        store.unwish(userId, Parameters.tmdbId(request));
        return Response.noContent();
    }
}
