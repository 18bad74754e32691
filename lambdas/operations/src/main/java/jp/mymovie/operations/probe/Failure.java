package jp.mymovie.operations.probe;

import java.util.Locale;

/**
 * The step at which a visit ended.
 *
 * @param step {@code dns}, {@code connection}, {@code tls}, {@code page}, {@code files}, {@code configuration}, {@code
 *     api}, {@code issuer}, {@code login} or {@code signed in}
 * @param host asked host
 * @param millis time that the step took
 * @param says what was wrong
 * @param first what to look at first
 */
public record Failure(String step, String host, long millis, String says, String first) {
    /** All of it in one sentence. */
    public String text() {
        return String.format(Locale.ROOT, "%s of %s, after %.1f s: %s", step, host, millis / 1_000.0, says);
    }

    /** Ends a visit. */
    static final class At extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Failure failure;

        At(Failure failure) {
            super(failure.text());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
