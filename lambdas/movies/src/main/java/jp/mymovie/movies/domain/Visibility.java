package jp.mymovie.movies.domain;

/**
 * Follows up a user's switch between private and public. A private user's entries leave the pages and totals of films,
 * its followers' lists, counts and feeds; a public one's come back.
 */
public interface Visibility {
    /**
     * Brings some of what lags behind the user's own switch into line; idempotent.
     *
     * @return whether there may be more
     */
    boolean sweep(User user);
}
