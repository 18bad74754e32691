package jp.mymovie.local.function;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One execution environment: a process of its own that runs the function's jar under AWS's runtime interface client. It
 * ends when this process does, because the Runtime API that it asks for work is gone.
 */
final class Worker implements AutoCloseable {
    private static final Duration INITIALIZATION = Duration.ofSeconds(20);
    private static final List<String> CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization");

    private final FunctionSettings settings;
    private final RuntimeApi api;
    private final Process process;
    private volatile boolean closed;

    Worker(FunctionSettings settings, Map<String, String> endpoints, Consumer<String> log) {
        this.settings = settings;
        this.api = new RuntimeApi(settings);
        int heap = Math.max(32, settings.memory() * 85 / 100);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        // A short life on a shared machine: the second compiler never earns its start.
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-XX:-CreateCoredumpOnCrash",
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + NativeClient.PROPERTY + "=" + NativeClient.file(),
                        "-cp",
                        classPath(),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        settings.handler())
                .redirectErrorStream(true);
        environment(builder.environment(), endpoints);
        try {
            process = builder.start();
        } catch (IOException e) {
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

    private String classPath() {
        String client = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> CLIENT.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
        String code = settings.code().toString();
        return client
                + File.pathSeparator
                + (Files.isDirectory(settings.code())
                        ? code + File.pathSeparator + code + File.separator + "lib" + File.separator + "*"
                        : code);
    }

    private void environment(Map<String, String> environment, Map<String, String> endpoints) {
        environment.clear();
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("AWS_REGION", settings.region());
        environment.put("AWS_DEFAULT_REGION", settings.region());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.putAll(endpoints);
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(settings.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", settings.snapStart() ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_LOG_FORMAT", settings.jsonLogs() ? "JSON" : "TEXT");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", settings.logGroup());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("_HANDLER", settings.handler());
        environment.put("LAMBDA_TASK_ROOT", settings.code().toString());
        environment.putAll(settings.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    }

    private void read(Consumer<String> log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log);
        } catch (IOException | UncheckedIOException workerEnded) {
            // Its exit is reported elsewhere.
        }
    }

    /** Waits until the function has started; false, and the reason on the log, where it did not. */
    Outcome started() {
        return within(api.initialized(), INITIALIZATION);
    }

    /** Runs one event; afterwards the worker takes the next one only if it {@link #isAlive}. */
    Outcome run(RuntimeApi.Invocation invocation) {
        Outcome start = started();
        if (!start.succeeded()) {
            close();
            return start;
        }
        api.send(invocation);
        Outcome outcome = within(invocation.outcome(), settings.timeout());
        if (outcome.status().equals("timeout")) {
            close();
        }
        return outcome;
    }

    private static Outcome within(java.util.concurrent.CompletableFuture<Outcome> future, Duration limit) {
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

    boolean isAlive() {
        return !closed && process.isAlive();
    }

    @Override
    public void close() {
        // A killed process lives on for a moment: it must not be given the next event.
        closed = true;
        process.destroyForcibly();
        api.close();
    }
}
