package jp.mymovie.local.function;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A function and its workers. One worker starts with the estate; another is added, up to {@value #MOST}, when an event
 * has waited for two seconds, as Lambda adds execution environments.
 */
public final class LambdaFunction implements AutoCloseable {
    private static final int MOST = 3;
    private static final long PATIENCE_SECONDS = 2;

    private final FunctionSettings settings;
    private final Map<String, String> endpoints;
    private final Consumer<String> log;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final LinkedBlockingDeque<Worker> idle = new LinkedBlockingDeque<>();

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
        Worker worker = add();
        Outcome outcome = worker.started();
        if (outcome.succeeded()) {
            idle.add(worker);
            return null;
        }
        end(worker);
        return new String(outcome.payload(), StandardCharsets.UTF_8);
    }

    /** Runs one event to its end, at most for the function's timeout. */
    public Outcome invoke(byte[] event) {
        long start = System.nanoTime();
        Worker worker = take();
        Outcome outcome = worker.run(event);
        if (worker.isAlive()) {
            idle.addFirst(worker);
        } else {
            end(worker);
        }
        if (settings.jsonLogs()) {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            log.accept(new PlatformReport(Instant.now(), outcome.requestId(), outcome.status(), null, duration, null)
                    .line());
        }
        return outcome;
    }

    private Worker take() {
        try {
            while (true) {
                Worker worker = idle.pollFirst(workers.isEmpty() ? 0 : PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (worker == null && workers.size() < MOST) {
                    return add();
                }
                if (worker != null && worker.isAlive()) {
                    return worker;
                }
                if (worker != null) {
                    end(worker);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the local run ends", e);
        }
    }

    private synchronized Worker add() {
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
        new ArrayList<>(workers).forEach(this::end);
    }
}
