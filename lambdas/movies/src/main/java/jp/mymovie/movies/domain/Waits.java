package jp.mymovie.movies.domain;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the present request has waited for, bound to the thread that answers it. Unbound, nothing is counted. */
public final class Waits {
    public static final ScopedValue<Waits> CURRENT = ScopedValue.newInstance();

    /** Whom a request waits for. */
    public enum On {
        STORE,
        CATALOG
    }

    private final long[] nanos = new long[On.values().length];
    private final int[] calls = new int[On.values().length];

    /** Calls, and counts it and its time. */
    public static <T extends @Nullable Object> T on(On whom, Supplier<T> call) {
        long start = System.nanoTime();
        try {
            return call.get();
        } finally {
            if (CURRENT.isBound()) {
                Waits waits = CURRENT.get();
                waits.nanos[whom.ordinal()] += System.nanoTime() - start;
                waits.calls[whom.ordinal()]++;
            }
        }
    }

    public int calls(On whom) {
        return calls[whom.ordinal()];
    }

    public long millis(On whom) {
        return nanos[whom.ordinal()] / 1_000_000;
    }
}
