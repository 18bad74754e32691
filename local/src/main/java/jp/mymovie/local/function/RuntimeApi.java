package jp.mymovie.local.function;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API for one worker: it hands out events and takes answers. See
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
final class RuntimeApi implements AutoCloseable {
    /** One that waits for the next event and one that takes an answer, and as many again for a client that comes back. */
    private static final int THREADS = 4;

    private static final String BASE = "/2018-06-01/runtime/";

    /** An event on its way. */
    record Invocation(String id, byte[] event, CompletableFuture<Outcome> outcome) {
        static Invocation of(byte[] event) {
            return new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        }
    }

    private final FunctionSettings settings;
    private final Server server = new Server(0, THREADS);
    private final LinkedBlockingQueue<Invocation> queue = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Outcome> initialized = new CompletableFuture<>();

    private volatile @Nullable Outcome failure;

    RuntimeApi(FunctionSettings settings) {
        this.settings = settings;
        server.start(this::answer);
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Done when the worker asks for its first event, or with the error that kept it from it. */
    CompletableFuture<Outcome> initialized() {
        return initialized;
    }

    void send(Invocation invocation) {
        queue.add(invocation);
        Outcome end = failure;
        if (end != null) {
            invocation.outcome.complete(end);
        }
    }

    /** Ends everything that waits, because the worker is gone. */
    void fail(Outcome outcome) {
        failure = outcome;
        initialized.complete(outcome);
        running.values().forEach(invocation -> invocation.outcome.complete(outcome));
        queue.forEach(invocation -> invocation.outcome.complete(outcome));
    }

    private Response answer(Request request) {
        String path = request.path().substring(request.path().indexOf(BASE) + BASE.length());
        if (path.equals("invocation/next")) {
            return next();
        }
        if (path.equals("restore/next")) {
            return Response.of(200, "application/json", "");
        }
        Outcome error = Outcome.of("error", request.body());
        if (path.equals("init/error") || path.equals("restore/error")) {
            initialized.complete(error);
            return accepted();
        }
        // invocation/{id}/response or invocation/{id}/error
        String[] parts = path.split("/");
        Invocation invocation = running.remove(parts[1]);
        if (invocation != null) {
            invocation.outcome.complete(parts[2].equals("error") ? error : Outcome.of("success", request.body()));
        }
        return accepted();
    }

    private Response next() {
        initialized.complete(Outcome.of("success", new byte[0]));
        try {
            Invocation invocation = queue.take();
            running.put(invocation.id, invocation);
            Headers headers = new Headers()
                    .set("content-type", "application/json")
                    .set("Lambda-Runtime-Aws-Request-Id", invocation.id)
                    .set(
                            "Lambda-Runtime-Deadline-Ms",
                            String.valueOf(System.currentTimeMillis()
                                    + settings.timeout().toMillis()))
                    .set("Lambda-Runtime-Invoked-Function-Arn", settings.arn());
            return new Response(200, headers, invocation.event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Response(500, new Headers(), new byte[0]);
        }
    }

    private static Response accepted() {
        return new Response(202, new Headers(), "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
