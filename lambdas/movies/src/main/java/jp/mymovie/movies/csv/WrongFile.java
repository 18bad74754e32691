package jp.mymovie.movies.csv;

/** Nothing of the file can be read; the message says why and what would help. */
public final class WrongFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Wanted wanted;

    /** Remedy. */
    public enum Wanted {
        /** Another file, or this one saved otherwise. */
        FILE,
        /** {@link Options#scale}. */
        SCALE,
        /** {@link Options#use}. */
        USE
    }

    WrongFile(String message) {
        this(Wanted.FILE, message);
    }

    WrongFile(Wanted wanted, String message) {
        super(message);
        this.wanted = wanted;
    }

    public Wanted wanted() {
        return wanted;
    }
}
