package jp.mymovie.movies.domain;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The instant by which the present request must be answered, bound to the thread that answers it. Retries and time-outs
 * look at it, so that a caller hears 503 from us and not a time-out from the gateway.
 */
public record Deadline(long nanoTime) {
    /** Unbound outside a request; then a minute is left, always. */
    public static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Calls with a deadline that comes no later than the present one. */
    public static <T extends @Nullable Object> T within(Duration time, Supplier<T> call) {
        Deadline sooner = in(Duration.ofMillis(Math.min(time.toMillis(), millisLeft())));
        return ScopedValue.where(CURRENT, sooner).call(call::get);
    }

    /** Milliseconds left of the present request, 0 when it is over. */
    public static long millisLeft() {
        if (!CURRENT.isBound()) {
            return 60_000;
        }
        return Math.max(0, (CURRENT.get().nanoTime - System.nanoTime()) / 1_000_000);
    }
}
