package jp.mymovie.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An HTTP server on the loopback address, a thread a request up to a number; beyond it requests wait, one a connection.
 * Requests read pipes and files, which holds a virtual thread's carrier.
 */
public final class Server implements AutoCloseable {
    /** What API Gateway takes at most, in bytes; one byte more is read so that the excess shows. */
    public static final int MOST_BODY = 10 * 1024 * 1024;

    /** More than the requests that can wait for two functions: those call this server themselves. */
    private static final int MOST = 64;

    private static final int MOST_DRAINED = 4 * MOST_BODY;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    /**
     * Listens at once, answers from {@link #start} on, {@value #MOST} requests at a time.
     *
     * @param port 0 for any free one
     */
    public Server(int port) {
        this(port, MOST);
    }

    /**
     * Listens at once, answers from {@link #start} on.
     *
     * @param port 0 for any free one
     * @param most requests at a time
     */
    public Server(int port, int most) {
        threads = new ThreadPoolExecutor(
                most,
                most,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        // Without it each small answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IllegalArgumentException(
                    "'--port' must be a free port, got %d: stop what uses it, or name another".formatted(port), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers requests from now on. */
    public void start(Function<Request, Response> handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, handler);
            } catch (IOException clientWentAway) {
                // There is nobody left to tell.
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, Function<Request, Response> handler) throws IOException {
        Request request = request(exchange);
        Response response;
        try {
            response = handler.apply(request);
        } catch (RuntimeException e) {
            System.err.println("mymovie: " + request.method() + " " + request.path() + ": " + e);
            response = Response.of(500, "text/plain", "the local run failed, see its standard error\n");
        }
        send(exchange, request, response);
    }

    private static Request request(HttpExchange exchange) throws IOException {
        Headers headers = new Headers();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MOST_BODY + 1);
            in.skip(MOST_DRAINED);
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getRemoteAddress().getPort());
    }

    private static void send(HttpExchange exchange, Request request, Response response) throws IOException {
        response.headers().forEach((name, values) -> {
            if (!name.equals("content-length") && !name.equals("connection") && !name.equals("transfer-encoding")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = response.body();
        boolean bodyless = response.status() == 204 || response.status() == 304;
        // An answer made without its body doesn't tell how long it would have been.
        if (request.method().equals("HEAD") && body.length > 0) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        if (request.method().equals("HEAD") || bodyless || body.length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
