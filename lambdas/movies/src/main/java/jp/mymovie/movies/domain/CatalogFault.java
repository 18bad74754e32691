package jp.mymovie.movies.domain;

/** The catalogue did not give a usable answer; nothing was changed. */
public final class CatalogFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong: no or nonsensical answer, none in time, or too many questions. */
    public enum Kind {
        BROKEN,
        LATE,
        BUSY
    }

    private final Kind kind;

    public CatalogFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
