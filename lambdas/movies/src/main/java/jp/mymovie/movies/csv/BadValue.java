package jp.mymovie.movies.csv;

/** A row cannot be used. */
final class BadValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadValue(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
