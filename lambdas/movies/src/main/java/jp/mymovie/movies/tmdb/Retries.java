package jp.mymovie.movies.tmdb;

import java.util.concurrent.ThreadLocalRandom;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Waits;
import jp.mymovie.movies.tmdb.FailedAttempt.Verdict;
import org.jspecify.annotations.Nullable;

/** Asks again what may be answered the next time, with a growing, jittered pause, and not at all what keeps failing. */
final class Retries implements Source {
    private static final int MOST = 3;
    private static final int FIRST_PAUSE_MILLIS = 80;
    /** With less it is not worth asking. */
    private static final int LEAST_MILLIS = 50;

    private final TmdbConnection connection;
    private final Breaker breaker;

    Retries(TmdbConnection connection, Breaker breaker) {
        this.connection = connection;
        this.breaker = breaker;
    }

    @Override
    public @Nullable Answer get(String question) {
        return Waits.on(Waits.On.CATALOG, () -> patiently(question));
    }

    private @Nullable Answer patiently(String question) {
        if (!breaker.admits()) {
            throw new CatalogFault(
                    CatalogFault.Kind.RESTING,
                    "tmdb is not asked for a while",
                    Math.max(1, Math.ceilDiv(breaker.millisLeft(), 1_000)));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = connection.get(question, Deadline.millisLeft());
                breaker.succeeded();
                return answer;
            } catch (FailedAttempt e) {
                if (e.verdict() != Verdict.AGAIN || attempt == MOST || !pause(attempt, e)) {
                    note(e);
                    throw e.fault();
                }
            }
        }
    }

    /** A question that TMDB refuses says nothing about how it is. */
    private void note(FailedAttempt e) {
        if (e.verdict() == Verdict.NEVER) {
            breaker.succeeded();
            return;
        }
        breaker.failed();
        if (!e.rest().isZero()) {
            breaker.rest(e.rest());
        }
    }

    /** Whether there was time for it, and is for another question. */
    private static boolean pause(int attempt, FailedAttempt e) {
        long jittered = ThreadLocalRandom.current().nextLong((long) FIRST_PAUSE_MILLIS * attempt) + 1;
        long pause = Math.max(jittered, e.rest().toMillis());
        if (pause + LEAST_MILLIS > Deadline.millisLeft()) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
