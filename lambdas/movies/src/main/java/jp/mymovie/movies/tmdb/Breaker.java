package jp.mymovie.movies.tmdb;

import java.time.Clock;
import java.time.Duration;

/**
 * Lets no question through for a while after several in a row have failed, then one, whose answer decides. It knows what
 * one instance of a function has seen: to share that would cost a read a question, and an instance learns it in five.
 */
final class Breaker {
    private static final int ENOUGH = 5;

    private final Duration pause;
    private final Clock clock;
    private int failures;
    private long opensAt;

    /** @param pause how long it stays closed to questions, and the most it does when TMDB asks for a rest */
    Breaker(Duration pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether a question may go through; after failures that is one alone, until its outcome is told. */
    synchronized boolean admits() {
        if (millisLeft() > 0) {
            return false;
        }
        if (failures >= ENOUGH) {
            rest(pause);
        }
        return true;
    }

    /** Milliseconds until it lets a question through. */
    synchronized long millisLeft() {
        return Math.clamp(opensAt - clock.millis(), 0, pause.toMillis());
    }

    synchronized void succeeded() {
        failures = 0;
        opensAt = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures >= ENOUGH) {
            rest(pause);
        }
    }

    synchronized void rest(Duration wanted) {
        opensAt = clock.millis() + Math.min(wanted.toMillis(), pause.toMillis());
    }
}
