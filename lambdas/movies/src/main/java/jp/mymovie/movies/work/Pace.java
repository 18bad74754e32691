package jp.mymovie.movies.work;

import java.util.function.LongConsumer;
import jp.mymovie.movies.domain.Importer;

/**
 * Keeps below the forty requests a second that TMDB takes: a row asks it once to three times. The few rows that ask
 * oftener take the time of their answers as well.
 */
final class Pace implements Importer.Pace {
    private static final long STEP_MILLIS = 80;
    private static final long REST_MILLIS = 1_000;

    private final LongConsumer sleep;

    /** @param sleep waits so many milliseconds */
    Pace(LongConsumer sleep) {
        this.sleep = sleep;
    }

    static Pace real() {
        return new Pace(millis -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void step() {
        sleep.accept(STEP_MILLIS);
    }

    @Override
    public void rest(int attempt) {
        sleep.accept(REST_MILLIS * attempt);
    }
}
