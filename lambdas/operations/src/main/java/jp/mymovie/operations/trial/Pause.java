package jp.mymovie.operations.trial;

/** Waiting, which a test does not. */
@FunctionalInterface
interface Pause {
    Pause REAL = seconds -> {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the trial was interrupted", e);
        }
    };

    void seconds(int seconds);
}
