package jp.mymovie.movies.domain;

import java.util.List;

/**
 * The end of accounts. From its beginning on the user is gone for everybody, the handle is held back and nothing can be
 * added; what it has left is removed bit by bit, each step idempotent.
 */
public interface Departures {
    /** Days for which a deleted account's identities are refused: longer than any token of them lives. */
    int REFUSED_DAYS = 2;

    /** Whether the departure of that user has begun and not ended. */
    boolean begun(String userId);

    /** Begins; {@link Swap#GONE} where there is no such user. */
    Swap begin(User user);

    /** Removes some of what is left; whether there may be more. */
    boolean sweep(String userId);

    /** The identities that lead to the user. */
    List<Identity> identities(String userId);

    /** Ends: the identities lead nowhere and are refused for some days. */
    void end(String userId);
}
