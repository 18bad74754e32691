package jp.mymovie.movies.http;

import org.jspecify.annotations.Nullable;

/** Ends the present request with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final long retryAfter;
    private transient @Nullable Quota quota;

    ProblemException(Problem problem) {
        this(problem, 0);
    }

    /** @param retryAfter seconds after which it is worth another try, 0 where it never is */
    ProblemException(Problem problem, long retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** The same, told with what is left of a limit. */
    ProblemException with(Quota left) {
        quota = left;
        return this;
    }

    /** The answer to a request of that id. */
    Response response(String requestId) {
        Response response = problem.response(requestId);
        Response told = quota == null ? response : quota.on(response);
        return retryAfter == 0 ? told : told.with("retry-after", Long.toString(retryAfter));
    }
}
