package jp.mymovie.movies.http;

/** Ends the present request with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final long retryAfter;

    ProblemException(Problem problem) {
        this(problem, 0);
    }

    /** @param retryAfter seconds after which it is worth another try, 0 where it never is */
    ProblemException(Problem problem, long retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** The answer to a request of that id. */
    Response response(String requestId) {
        Response response = problem.response(requestId);
        return retryAfter == 0 ? response : response.with("retry-after", Long.toString(retryAfter));
    }
}
