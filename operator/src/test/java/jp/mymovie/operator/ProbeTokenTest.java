package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token endpoint stands on loopback; the person is a request to the redirect, as the browser makes it. */
class ProbeTokenTest {
    private static final String ANSWERS = """
            *list-user-pools*) echo '{"UserPools": [{"Id": "ap-northeast-1_x", "Name": "Users"}]}' ;;
            *list-user-pool-clients*) echo '{"UserPoolClients": [{"ClientId": "web", "ClientName": "Web-1"}, {"ClientId": "c1", "ClientName": "probe"}]}' ;;
            *describe-user-pool*) echo '{"UserPool": {"Domain": "mymovie-prod"}}' ;;
            *put-parameter*) cp "$(echo "$*" | sed 's|.*file://\\([^ ]*\\).*|\\1|')" written.json ;;
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CompletableFuture<String> asked = new CompletableFuture<>();
    private HttpServer tokens;
    private String answer = "{\"access_token\": \"a\", \"refresh_token\": \"secret-of-the-probe\"}";
    private int status = 200;

    @BeforeEach
    void serve() throws Exception {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/oauth2/token", exchange -> {
            asked.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] words = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        tokens.start();
    }

    @AfterEach
    void stop() {
        tokens.stop(0);
    }

    private CompletableFuture<Integer> start(SampleEstate estate, int port) {
        ProbeToken command = new ProbeToken(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                estate.sight(),
                (domain, region) -> "http://localhost:" + tokens.getAddress().getPort());
        return CompletableFuture.supplyAsync(() -> {
            try {
                return command.run(List.of("--account", "prod", "--port", String.valueOf(port)));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String state() throws InterruptedException {
        Pattern state = Pattern.compile("state=([\\w-]+)");
        Matcher matcher = state.matcher("");
        while (!matcher.find()) {
            Thread.sleep(20);
            matcher = state.matcher(out.toString(StandardCharsets.UTF_8));
        }
        return Objects.requireNonNull(matcher.group(1));
    }

    private static int redirect(int port, String query) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:%d/callback?%s".formatted(port, query)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    @Test
    void keepsTheRefreshTokenInAParameterAndShowsItNowhere() throws Exception {
        SampleEstate estate = new SampleEstate(folder, ANSWERS);
        int port = freePort();
        CompletableFuture<Integer> command = start(estate, port);
        String state = state();
        assertThat(redirect(port, "code=stolen&state=other")).isEqualTo(400);
        assertThat(redirect(port, "code=fresh&state=" + state)).isEqualTo(200);

        assertThat(command.get()).isZero();
        assertThat(asked.get())
                .contains("grant_type=authorization_code", "client_id=c1", "code=fresh", "code_verifier=");
        assertThat(Files.readString(folder.resolve("bin/written.json")))
                .contains("\"Name\":\"/mymovie/probe/prod\"", "\"Type\":\"SecureString\"", "secret-of-the-probe");
        assertThat(out.toString(StandardCharsets.UTF_8) + estate.aws().calls())
                .contains("/mymovie/probe/prod is written", "code_challenge_method=S256")
                .doesNotContain("secret-of-the-probe");
    }

    @Test
    void saysWhyTheTokenIsRefused() throws Exception {
        answer = "{\"error\": \"invalid_grant\"}";
        status = 400;
        int port = freePort();
        CompletableFuture<Integer> command = start(new SampleEstate(folder, ANSWERS), port);
        redirect(port, "code=old&state=" + state());

        assertThatThrownBy(command::get)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must answer with a refresh token, got status 400: invalid_grant");
    }

    @Test
    void namesTheAccountsWhereTheGivenOneHasNoStage() throws Exception {
        ProbeToken command =
                new ProbeToken(System.out, new SampleEstate(folder, ANSWERS).sight(), ProbeToken.Pages::cognito);

        assertThatThrownBy(() -> command.run(List.of("--account", "monitoring")))
                .hasMessage("'--account' must be an account in which a stage runs, [Prod, Stg], got 'monitoring'");
    }
}
