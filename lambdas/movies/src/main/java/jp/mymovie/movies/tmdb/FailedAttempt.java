package jp.mymovie.movies.tmdb;

import java.time.Duration;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.CatalogFault.Kind;

/** Why TMDB gave no answer this time, and what that means for the next. */
final class FailedAttempt extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether to ask again: at once, not for a while, or never the same question. */
    enum Verdict {
        AGAIN,
        LATER,
        NEVER
    }

    private final Kind kind;
    private final Verdict verdict;
    private final Duration wait;

    FailedAttempt(Kind kind, Verdict verdict, String message) {
        this(kind, verdict, message, Duration.ZERO);
    }

    /** @param wait what TMDB asked for, zero where it asked for none */
    FailedAttempt(Kind kind, Verdict verdict, String message, Duration wait) {
        super(message, null, false, false);
        this.kind = kind;
        this.verdict = verdict;
        this.wait = wait;
    }

    Verdict verdict() {
        return verdict;
    }

    Duration rest() {
        return wait;
    }

    CatalogFault fault() {
        return new CatalogFault(kind, String.valueOf(getMessage()), Math.max(2, wait.toSeconds()));
    }
}
