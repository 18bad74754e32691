package jp.mymovie.lab.logs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Compresses and writes files beside the thread that makes lines up. A few wait at most, so that memory stays bounded. */
final class Deliveries implements Executor, AutoCloseable {
    private static final int WAITING = 8;

    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            1,
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());

    @Override
    public void execute(Runnable delivery) {
        complain();
        threads.execute(() -> {
            try {
                delivery.run();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private void complain() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** Waits for the last file; the first error of any comes out here at the latest. */
    @Override
    public void close() {
        threads.close();
        complain();
    }
}
