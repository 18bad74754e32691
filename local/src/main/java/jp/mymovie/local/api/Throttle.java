package jp.mymovie.local.api;

import java.util.function.LongSupplier;

/** A token bucket, as API Gateway limits requests: so many at once, refilled at a steady rate. */
final class Throttle {
    private final double rate;
    private final double burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long last;

    Throttle(double rate, double burst, LongSupplier nanoTime) {
        this.rate = rate;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.last = nanoTime.getAsLong();
    }

    synchronized boolean admits() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - last) / 1e9 * rate);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
