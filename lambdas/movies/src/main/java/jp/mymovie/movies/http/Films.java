package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.FoundFilm;

/** {@code /films}. */
final class Films {
    private static final int MAX_QUERY = 200;
    private static final int MAX_PAGE = 500;

    private final FilmCatalog catalog;

    Films(FilmCatalog catalog) {
        this.catalog = catalog;
    }

    Response search(Request request) {
        String query = request.query().getOrDefault("q", "").strip();
        if (query.isEmpty() || query.length() > MAX_QUERY) {
            throw Problem.badParameter("q", "1 to 200 characters", query).thrown();
        }
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
            json.writeEndObject();
        });
    }
}
