package jp.mymovie.movies.domain;

/** The catalogue did not give a usable answer; nothing was changed. */
public final class CatalogFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong: no or nonsensical answer, none in time, too many questions, or not even asked after faults in a row. */
    public enum Kind {
        BROKEN,
        LATE,
        BUSY,
        RESTING
    }

    private final Kind kind;
    private final long retryAfter;

    public CatalogFault(Kind kind, String message) {
        this(kind, message, 2);
    }

    /** @param retryAfter seconds after which it is worth another try, 1 or more */
    public CatalogFault(Kind kind, String message, long retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public long retryAfter() {
        return retryAfter;
    }
}
