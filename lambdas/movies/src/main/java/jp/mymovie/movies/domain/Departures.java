package jp.mymovie.movies.domain;

/**
 * The end of accounts. From its beginning on the user is gone for everybody, its handle is nobody's and nothing can be
 * added; what it has left is removed bit by bit, each bit as often as one likes.
 */
public interface Departures {
    /** Whether the departure of that user has begun and not ended. */
    boolean begun(String userId);

    /** Begins; {@link Swap#GONE} where there is no such user. */
    Swap begin(User user);

    /** Removes some of what is left; whether there may be more. */
    boolean sweep(String userId);

    /** Ends: the handle is free again, and the user may come back as somebody new. */
    void end(String userId);
}
