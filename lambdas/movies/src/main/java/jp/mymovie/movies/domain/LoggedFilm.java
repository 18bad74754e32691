package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * A film as the community has it.
 *
 * @param film null when it is on nobody's list
 * @param totals of all lists, without years
 */
public record LoggedFilm(@Nullable Film film, Totals totals) {}
