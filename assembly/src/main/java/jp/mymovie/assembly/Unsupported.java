package jp.mymovie.assembly;

/** The template says something that its reader does not know, and needs. */
public final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names the type, function or value and its place. */
    public Unsupported(String message) {
        super(message);
    }
}
