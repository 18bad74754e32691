package jp.mymovie.movies.domain;

import java.util.List;

/**
 * A page of a search.
 *
 * @param page counted from 1
 * @param stale whether it is of an earlier day, because the catalogue cannot be asked now
 */
public record FilmSearch(List<FoundFilm> items, int page, int totalPages, boolean stale) {
    public FilmSearch {
        items = List.copyOf(items);
    }

    public FilmSearch(List<FoundFilm> items, int page, int totalPages) {
        this(items, page, totalPages, false);
    }
}
