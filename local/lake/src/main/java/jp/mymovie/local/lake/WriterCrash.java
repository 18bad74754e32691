package jp.mymovie.local.lake;

/** What an {@link ObjectStore} of a test throws where the writer dies with what it holds in memory. */
public final class WriterCrash extends RuntimeException {
    private static final long serialVersionUID = 1;
}
