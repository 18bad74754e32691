package jp.mymovie.movies.domain;

import java.util.List;

/** A page of a search, pages counted from 1. */
public record FilmSearch(List<FoundFilm> items, int page, int totalPages) {
    public FilmSearch {
        items = List.copyOf(items);
    }
}
