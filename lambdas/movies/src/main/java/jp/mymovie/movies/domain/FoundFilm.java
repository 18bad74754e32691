package jp.mymovie.movies.domain;

/** A film of a search's answer, with the few sentences that help to recognise it. */
public record FoundFilm(Film film, String overview) {}
