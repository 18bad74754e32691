package jp.mymovie.movies.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Rights of a script in a user's name, and until when. Its secret is known to the user alone; what is kept is a digest.
 *
 * @param id random, part of what the user is given; finds the token
 * @param name the user's, one of a kind
 * @param reads whether it may read
 * @param writes whether it may change what is on the lists
 */
public record ScriptToken(String id, String name, boolean reads, boolean writes, Instant createdAt, Instant expiresAt) {
    /** Tokens of one user. */
    public static final int MOST = 10;

    /** Days of the longest life of one. */
    public static final int MOST_DAYS = 365;

    public ScriptToken {
        createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        if (!reads && !writes) {
            throw new IllegalArgumentException("a token must read or write, got neither");
        }
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
