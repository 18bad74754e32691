package jp.mymovie.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** A site with its API, its user pool and the pool's pages, all on one real server. */
final class SiteServer implements AutoCloseable {
    /** An answer; {@code location} only for a redirect. */
    record Reply(int status, String type, String body, String location) {
        Reply(int status, String type, String body) {
            this(status, type, body, "");
        }
    }

    static final String SCRIPT =
            "export const answer = 42; // a script that is long enough to be one, as bundles are\n";
    static final String STYLES =
            "body { color: black; background: white; } /* styles that are long enough to be some */";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private volatile String slow = "";

    SiteServer(@Nullable Certificate certificate) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (certificate == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
            server = secure;
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        put("/", 200, "text/html; charset=utf-8", """
                <!doctype html><title>MyMovie</title>
                <script type="module" crossorigin src="/assets/index.js"></script>
                <link rel="modulepreload" crossorigin href="/assets/icons.js">
                <link rel="stylesheet" crossorigin href="/assets/index.css">
                <link rel="icon" href="/icon.svg">
                """);
        put("/assets/index.js", 200, "text/javascript", SCRIPT);
        put("/assets/icons.js", 200, "text/javascript", SCRIPT);
        put("/assets/index.css", 200, "text/css", STYLES);
        put("/config.json", 200, "application/json", Json.write(configuration()));
        put("/api/v1/health", 200, "application/json", "{\"status\":\"ok\"}");
        put("/api/v1/users/random", 404, "application/problem+json", "{\"type\":\"no-user\"}");
        put(
                "/pool/.well-known/openid-configuration",
                200,
                "application/json",
                Json.write(Map.of("issuer", origin() + "/pool")));
        replies.put("/oauth2/authorize", new Reply(302, "", "", "/login?client_id=web"));
        put("/login", 200, "text/html", "<form>sign in</form>");
        put("/oauth2/token", 200, "application/json", "{\"access_token\":\"fresh\"}");
        put("/api/v1/me", 200, "application/json", "{\"handle\":\"probe\"}");
    }

    Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("authority", origin() + "/pool");
        configuration.put("clientId", "web");
        configuration.put("scope", "openid mymovie/api");
        configuration.put("signInDomain", origin().toString());
        configuration.put("stage", "prod");
        return configuration;
    }

    URI origin() {
        return URI.create("%s://localhost:%d"
                .formatted(
                        server instanceof HttpsServer ? "https" : "http",
                        server.getAddress().getPort()));
    }

    void put(String path, int status, String type, String body) {
        replies.put(path, new Reply(status, type, body));
    }

    void redirect(String path, String location) {
        replies.put(path, new Reply(302, "", "", location));
    }

    /** Never answers this path. */
    void hang(String path) {
        slow = path;
    }

    List<String> asked() {
        return asked;
    }

    List<String> agents() {
        return agents;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        if (path.equals(slow)) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Reply reply = replies.getOrDefault(path, new Reply(404, "text/html", "<h1>not found</h1>"));
        byte[] body = reply.body.getBytes(UTF_8);
        int status = reply.status;
        if (status == 200 && exchange.getRequestHeaders().containsKey("Range")) {
            body = Arrays.copyOf(body, Math.min(body.length, 1_024));
            status = 206;
        }
        if (!reply.type.isEmpty()) {
            exchange.getResponseHeaders().add("Content-Type", reply.type);
        }
        if (!reply.location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", reply.location);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
