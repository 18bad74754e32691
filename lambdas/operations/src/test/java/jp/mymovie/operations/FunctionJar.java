package jp.mymovie.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a handler of the finished jar once, in its own JVM, under the runtime that Lambda uses. */
public final class FunctionJar {
    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

    private FunctionJar() {}

    /** The handler's answer, or its error document. */
    public static String invoke(String handler, Map<String, String> environment, String event)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        HttpServer runtimeApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CompletableFuture<String> answer = new CompletableFuture<>();
        serve(runtimeApi, event, answer);
        ProcessBuilder java = new ProcessBuilder(command(handler)).redirectErrorStream(true);
        java.environment().putAll(environment);
        java.environment()
                .put(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + runtimeApi.getAddress().getPort());
        java.environment().put("_HANDLER", handler);
        java.environment().put("AWS_LAMBDA_FUNCTION_NAME", "function");
        java.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        java.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        java.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "group");
        java.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
        Process process = java.directory(new File("target")).start();
        process.onExit().thenRun(() -> answer.complete("ended without an answer: " + output(process)));
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly().waitFor();
            runtimeApi.stop(0);
        }
    }

    private static void serve(HttpServer runtimeApi, String event, CompletableFuture<String> answer) {
        AtomicBoolean given = new AtomicBoolean();
        runtimeApi.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        runtimeApi.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (exchange.getRequestURI().getPath().equals(INVOCATION + "next")) {
                if (given.getAndSet(true)) {
                    waitForTheEnd();
                }
                exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-1");
                exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
                // Without these two the runtime's native client crashes.
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:::function");
                reply(exchange, 200, event);
            } else {
                reply(exchange, 202, "{}");
                answer.complete(body);
            }
        });
        runtimeApi.start();
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static List<String> command(String handler) {
        String classPath = String.join(
                File.pathSeparator,
                Path.of(System.getProperty("function.jar")).toString(),
                home(AWSLambda.class),
                home(PojoSerializer.class));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                AWSLambda.class.getName(),
                handler);
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
