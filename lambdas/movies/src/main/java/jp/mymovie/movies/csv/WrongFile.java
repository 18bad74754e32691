package jp.mymovie.movies.csv;

/** Nothing of the file can be read; the message says why and what would help. */
public final class WrongFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongFile(String message) {
        super(message);
    }
}
