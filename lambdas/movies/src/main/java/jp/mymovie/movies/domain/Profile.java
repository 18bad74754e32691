package jp.mymovie.movies.domain;

/**
 * A user as seen by itself, with what its list adds up to.
 *
 * @param version one more with each change of the profile (not of the list): the entity tag
 */
public record Profile(User user, long version, Totals totals) {}
