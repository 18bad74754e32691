package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.LogPage;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.json.JsonText;

/** {@code /films}. */
final class Films {
    private static final int MAX_QUERY = 200;
    private static final int MAX_PAGE = 500;

    private final FilmCatalog catalog;
    private final MovieStore store;
    private final Cursors cursors;

    Films(FilmCatalog catalog, MovieStore store, Cursors cursors) {
        this.catalog = catalog;
        this.store = store;
        this.cursors = cursors;
    }

    Response search(Request request) {
        String query = Parameters.wantedText(request, "q", MAX_QUERY);
        FilmSearch found = catalog.search(query, Parameters.number(request, "page", 1, MAX_PAGE));
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (FoundFilm film : found.items()) {
                Json.found(json, film);
            }
            json.writeEndArray();
            json.writeNumberField("page", found.page());
            json.writeNumberField("totalPages", found.totalPages());
            json.writeBooleanField("stale", found.stale());
            json.writeEndObject();
        });
    }

    Response get(Request request) {
        int tmdbId = Parameters.tmdbId(request);
        FilmDetails film = catalog.film(tmdbId);
        if (film == null) {
            throw Problem.notFound("no-film", "tmdb knows no film of that id").thrown();
        }
        Totals totals = store.filmTotals(tmdbId);
        return Response.json(200, json -> {
                    json.writeStartObject();
                    Json.film(json, film.film());
                    Json.details(json, film);
                    Json.totals(json, totals);
                    json.writeEndObject();
                })
                .shared();
    }

    Response entries(Request request) {
        int tmdbId = Parameters.tmdbId(request);
        int limit = Parameters.limit(request);
        String list = "film " + tmdbId;
        String cursor = Parameters.cursor(request);
        LogPage page = store.loggedBy(tmdbId, limit, cursor == null ? null : cursors.open(list, cursor));
        String next = page.next() == null ? null : cursors.seal(list, page.next());
        Response response = Response.json(200, json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("items");
                    for (LogPage.Item item : page.items()) {
                        json.writeStartObject();
                        json.writeStringField("handle", item.user().handle().value());
                        json.writeStringField("nickname", item.user().nickname());
                        Json.score(json, item.score());
                        json.writeStringField(
                                "registeredAt", item.registeredAt().toString());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    JsonText.member(json, "next", next);
                    json.writeEndObject();
                })
                .shared();
        return next == null
                ? response
                : response.with("link", Links.next("/films/" + tmdbId + "/entries", request, next));
    }
}
