package jp.mymovie.local.function;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function and its execution environments, each a {@link Worker}. One starts with the estate; another is added, up to
 * {@value #CONCURRENCY}, when an event has waited for two seconds. Where all are busy, {@value #WAITING} events wait for
 * at most five seconds; whatever comes beyond is throttled, as Lambda does at its concurrency limit.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html">concurrency</a>
 */
public final class LambdaFunction implements AutoCloseable {
    /** Execution environments at most. */
    public static final int CONCURRENCY = 3;

    /** Events that wait for one at most. */
    static final int WAITING = 16;

    private static final long LONGEST_WAIT_SECONDS = 5;
    private static final long PATIENCE_SECONDS = 2;

    private final FunctionSettings settings;
    private final Map<String, String> endpoints;
    private final Consumer<String> log;
    private final Semaphore admitted = new Semaphore(CONCURRENCY + WAITING);

    /** A worker is alive only while it is idle or its user holds one of these, so there are never more. */
    private final Semaphore slots = new Semaphore(CONCURRENCY, true);

    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingDeque<Worker> idle = new LinkedBlockingDeque<>();
    private boolean closed;

    /**
     * @param endpoints of services, by the variable that leads the SDK to them
     * @param log takes each line that the function writes, and Lambda's report of each invocation
     */
    public LambdaFunction(FunctionSettings settings, Map<String, String> endpoints, Consumer<String> log) {
        this.settings = settings;
        this.endpoints = Map.copyOf(endpoints);
        this.log = log;
    }

    public FunctionSettings settings() {
        return settings;
    }

    /** Starts the first worker and gives what kept it from starting, or null. */
    public @Nullable String start() {
        Outcome outcome = within(Worker::start);
        return outcome.succeeded() ? null : new String(outcome.payload(), StandardCharsets.UTF_8);
    }

    /** Runs one event to its end, at most for the function's timeout, or throttles it. */
    public Outcome invoke(byte[] event) {
        return within(worker -> {
            long start = System.nanoTime();
            Outcome ended = worker.run(event);
            if (settings.jsonLogs()) {
                Duration duration = Duration.ofNanos(System.nanoTime() - start);
                log.accept(new PlatformReport(Instant.now(), ended.requestId(), ended.status(), null, duration, null)
                        .line());
            }
            return ended;
        });
    }

    private Outcome within(Function<Worker, Outcome> task) {
        if (!admitted.tryAcquire()) {
            return Outcome.throttled();
        }
        try {
            if (!slots.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Outcome.throttled();
            }
            try {
                return withWorker(task);
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the local run ends", e);
        } finally {
            admitted.release();
        }
    }

    private Outcome withWorker(Function<Worker, Outcome> task) throws InterruptedException {
        Worker worker = take();
        try {
            return task.apply(worker);
        } finally {
            if (worker.isAlive()) {
                idle.addFirst(worker);
            } else {
                end(worker);
            }
        }
    }

    private Worker take() throws InterruptedException {
        while (true) {
            Worker worker = idle.pollFirst(workers.isEmpty() ? 0 : PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (worker == null) {
                return add();
            }
            if (worker.isAlive()) {
                return worker;
            }
            end(worker);
        }
    }

    private synchronized Worker add() {
        if (closed) {
            throw new IllegalStateException("the local run ends");
        }
        Worker worker = new Worker(
                settings,
                JavaRuntime.command(settings, JavaRuntime.FIRST_COMPILER_ALONE),
                JavaRuntime.environment(settings, endpoints),
                log);
        workers.add(worker);
        return worker;
    }

    private void end(Worker worker) {
        workers.remove(worker);
        worker.close();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        workers.forEach(this::end);
    }
}
