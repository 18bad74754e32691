package jp.mymovie.movies.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens for scripts, and what is noted of their use. Those that are over count as gone. */
public interface ScriptTokens extends Limits {
    /** Result of making a token. */
    enum Made {
        DONE,
        /** The user has as many as there may be. */
        FULL,
        /** There is no such user. */
        GONE
    }

    /** A token as it is found. @param digest of its secret */
    record Found(String userId, ScriptToken token, byte[] digest) {}

    /** Tokens of a user, by their names. */
    List<ScriptToken> of(String userId);

    /** Makes a token; one of the same name is void from then on. */
    Made make(String userId, ScriptToken token, byte[] digest);

    /** Makes the token of that name void, for everything that begins from then on. */
    void revoke(String userId, String name);

    /** The token of that id; sees the last write. */
    @Nullable
    Found find(String id);

    /** Counts uses. What is counted may be lost. */
    @Override
    long count(String who, int times, Duration window);

    /** Notes that a token is used. */
    void use(ScriptToken token, LocalDate day);

    /** The day on which a token was used last; null where it never was, or that was lost. */
    @Nullable
    LocalDate lastUse(String id);
}
