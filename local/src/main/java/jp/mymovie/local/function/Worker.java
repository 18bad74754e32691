package jp.mymovie.local.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One execution environment: a process of its own that speaks the Lambda Runtime API, as AWS's runtime interface client
 * does. It ends when this process does, because the Runtime API that it asks for work is gone.
 */
public final class Worker implements AutoCloseable {
    private static final Duration INITIALIZATION = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final FunctionSettings settings;
    private final RuntimeApi api;
    private final Process process;
    private volatile boolean closed;

    /**
     * Starts the process.
     *
     * @param command its command line; it finds the Runtime API by the variable AWS_LAMBDA_RUNTIME_API
     * @param environment all its other variables
     * @param log takes each line that it writes
     */
    public Worker(
            FunctionSettings settings, List<String> command, Map<String, String> environment, Consumer<String> log) {
        this.settings = settings;
        this.api = new RuntimeApi(settings);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        try {
            process = builder.start();
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(e);
        }
        process.onExit()
                .thenAccept(ended -> api.fail(error(
                        "Runtime.ExitError",
                        "runtime of %s exited with status %d".formatted(settings.name(), ended.exitValue()))));
        // Reading a pipe holds its carrier: two functions would starve every virtual thread of a machine with two
        // cores.
        Thread.ofPlatform().daemon().start(() -> read(log));
    }

    private void read(Consumer<String> log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log);
        } catch (IOException | UncheckedIOException workerEnded) {
            // Its exit is reported elsewhere.
        }
    }

    /** Waits until the function has started; the outcome tells what kept it from it. */
    public Outcome started() {
        return within(api.initialized(), INITIALIZATION);
    }

    /** Runs one event; afterwards the worker takes the next one only if it {@link #isAlive}. */
    public Outcome run(byte[] event) {
        RuntimeApi.Invocation invocation = RuntimeApi.Invocation.of(event);
        return run(invocation).of(invocation.id());
    }

    /** Waits until the function has started, and ends a worker that cannot. */
    Outcome start() {
        Outcome start = started();
        if (!start.succeeded()) {
            close();
        }
        return start;
    }

    private Outcome run(RuntimeApi.Invocation invocation) {
        Outcome start = start();
        if (!start.succeeded()) {
            return start;
        }
        api.send(invocation);
        Outcome outcome = within(invocation.outcome(), settings.timeout());
        if (!invocation.outcome().isDone()) {
            close();
        }
        return outcome;
    }

    private static Outcome within(CompletableFuture<Outcome> future, Duration limit) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String message = "Task timed out after %d.00 seconds".formatted(limit.toSeconds());
            return Outcome.of(
                    "timeout",
                    "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"%s\"}"
                            .formatted(message)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error("Runtime.Interrupted", "the local run ends");
        }
    }

    private static Outcome error(String type, String message) {
        return Outcome.of(
                "error",
                "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}"
                        .formatted(type, message)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What the kernel knows of the process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** True if it has started and can run events. */
    boolean isReady() {
        return isAlive() && api.initialized().isDone();
    }

    boolean isAlive() {
        return !closed && process.isAlive();
    }

    @Override
    public void close() {
        // A killed process lives on for a moment: it must not be given the next event.
        closed = true;
        process.destroyForcibly();
        api.close();
        try {
            // It counts until the kernel has taken it away.
            process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
