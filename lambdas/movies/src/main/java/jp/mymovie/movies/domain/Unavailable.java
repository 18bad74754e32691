package jp.mymovie.movies.domain;

/** The store did not answer before the deadline, in spite of retries. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
