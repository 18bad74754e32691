package jp.mymovie.movies.domain;

import java.util.concurrent.ThreadLocalRandom;

/** The short pause before reading again what somebody else has just changed. */
public final class Contention {
    private static final int MAX_PAUSE_MILLIS = 20;

    private Contention() {}

    /** @throws Unavailable if there is no time left for another attempt */
    public static void pause() {
        if (Deadline.millisLeft() <= MAX_PAUSE_MILLIS) {
            throw new Unavailable("no turn before the deadline", new IllegalStateException("too many changes at once"));
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(MAX_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
    }
}
