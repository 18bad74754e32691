package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Authorization code with PKCE for a program on this machine: a person signs in in the browser, which is sent back to a
 * port of the loopback interface.
 *
 * @param pages origin of the sign-in pages
 * @param clientId public client that allows the redirect
 * @param port of the redirect {@code http://localhost:PORT/callback}
 * @param scope to ask for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252, loopback redirects</a>
 */
record CodeFlow(String pages, String clientId, int port, String scope) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * Waits for a person to sign in.
     *
     * @param show receives the address to open
     * @return the refresh token
     * @throws IllegalArgumentException if nobody signs in, or the token is refused
     */
    String refreshToken(Consumer<URI> show) throws InterruptedException {
        String verifier = random();
        String state = random();
        CompletableFuture<String> code = new CompletableFuture<>();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/callback", exchange -> answer(exchange, state, code));
            server.start();
            try {
                show.accept(URI.create(pages + "/oauth2/authorize?" + form(authorize(verifier, state))));
                return exchange(code.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), verifier);
            } finally {
                server.stop(1);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "port %d must be free and '%s' reachable: %s".formatted(port, pages, e.getMessage()), e);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalArgumentException(
                    "somebody must sign in within %d minutes: run the command again".formatted(PATIENCE.toMinutes()),
                    e);
        }
    }

    private Map<String, String> authorize(String verifier, String state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect());
        query.put("scope", scope);
        query.put("state", state);
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", challenge(verifier));
        return query;
    }

    private String redirect() {
        return "http://localhost:%d/callback".formatted(port);
    }

    private static void answer(HttpExchange exchange, String state, CompletableFuture<String> code) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        boolean ours = state.equals(query.get("state")) && query.containsKey("code");
        byte[] words = (ours ? "Signed in. You may close this page." : "This is no answer to the running command.")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(ours ? 200 : 400, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
        if (ours) {
            code.complete(query.get("code"));
        }
    }

    private String exchange(String code, String verifier) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", clientId);
        form.put("redirect_uri", redirect());
        form.put("code", code);
        form.put("code_verifier", verifier);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(pages + "/oauth2/token"))
                            .timeout(Duration.ofSeconds(30))
                            .header("content-type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode token = new JsonMapper().readTree(response.body());
            if (response.statusCode() != 200 || !token.hasNonNull("refresh_token")) {
                throw new IllegalArgumentException("'%s' must answer with a refresh token, got status %d: %s"
                        .formatted(
                                pages,
                                response.statusCode(),
                                token.path("error").asText("no error")));
            }
            return token.path("refresh_token").asText();
        }
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = address.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
