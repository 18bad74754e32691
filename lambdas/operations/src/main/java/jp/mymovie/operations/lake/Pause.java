package jp.mymovie.operations.lake;

import java.time.Duration;

/** How to wait. */
interface Pause {
    Pause REAL = Pause::sleep;

    void pause(Duration time);

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a query ran: the next try finds it again", e);
        }
    }
}
