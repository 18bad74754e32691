package jp.mymovie.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.TrustManager;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Reply;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class ProbeTest {
    private static Certificate good;
    private static Certificate expired;
    private static Certificate ofAnotherName;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ParameterStandIn parameters = new ParameterStandIn();
    private SiteServer site;
    private AwsStandIn aws;
    private TrustManager @Nullable [] trust;

    @BeforeAll
    static void certificates(@TempDir Path folder) throws Exception {
        good = Certificate.of(folder, "localhost", -1, 101);
        expired = Certificate.of(folder, "localhost", -20, 10);
        ofAnotherName = Certificate.of(folder, "other.example", -1, 100);
    }

    @BeforeEach
    void start() throws Exception {
        aws = new AwsStandIn("Probe", parameters);
        visit(good);
    }

    private void visit(Certificate certificate) throws Exception {
        if (site != null) {
            site.close();
        }
        site = new SiteServer(certificate);
        trust = certificate.trust();
        environment.putAll(Map.of(
                "ORIGIN", site.origin().toString(),
                "STAGE", "prod",
                "READ", "/api/v1/users/random",
                "SIGN_IN", "true",
                "AWS_REGION", "us-east-1",
                "TOKEN_PARAMETER", "/mymovie/probe/prod",
                "OWN", "/api/v1/me"));
    }

    @AfterEach
    void stop() {
        site.close();
        aws.close();
    }

    private void run() {
        SignedHttp signed = new SignedHttp(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                aws.uri());
        new Probe(environment::get, signed, trust, new PrintStream(log, true, UTF_8))
                .handleRequest(
                        new ByteArrayInputStream("{}".getBytes(UTF_8)),
                        OutputStream.nullOutputStream(),
                        new Invocation());
    }

    private Map<String, @Nullable Object> line() {
        return Json.object(log.toString(UTF_8));
    }

    /** It throws, and has said before what is wrong. */
    private void fails(String step, String says, String first) {
        assertThatThrownBy(this::run).isInstanceOf(RuntimeException.class).hasMessageContaining(step + " of ");
        Map<String, @Nullable Object> line = line();
        assertThat(line)
                .containsEntry("level", "ERROR")
                .containsEntry("step", step)
                .containsKeys("host", "millis");
        assertThat(Json.text(line, "says")).contains(says);
        assertThat(Json.text(line, "lookFirst")).contains(first);
    }

    @Test
    void passesWhereEveryStepIsGoodAndSaysTheCertificatesDays() {
        run();

        assertThat(line())
                .containsEntry("message", "site is up")
                .containsEntry("certificateDays", 99L)
                .containsEntry("signedIn", "no token");
        assertThat(site.asked())
                .containsExactly(
                        "/",
                        "/assets/index.js",
                        "/assets/icons.js",
                        "/assets/index.css",
                        "/config.json",
                        "/api/v1/users/random",
                        "/pool/.well-known/openid-configuration",
                        "/oauth2/authorize",
                        "/login");
        assertThat(site.agents()).containsOnly("mymovie-probe");
    }

    @Test
    void failsWhereTheNameIsGone() {
        environment.put("ORIGIN", "https://gone.invalid");

        fails("dns", "the name has no address", "records of the zone");
    }

    @Test
    void failsWhereNobodyListens() {
        site.close();

        fails("connection", "no answer", "the distribution");
    }

    @Test
    void failsWhereTheCertificateIsOver() throws Exception {
        visit(expired);

        fails("tls", "no trusted connection", "the certificate in ACM");
    }

    @Test
    void failsWhereTheCertificateIsOfAnotherName() throws Exception {
        visit(ofAnotherName);

        fails("tls", "no trusted connection", "the certificate in ACM");
    }

    @Test
    void failsWhereNobodyVouchesForTheCertificate() {
        trust = null;

        fails("tls", "no trusted connection", "the certificate in ACM");
    }

    @Test
    void failsAtAnErrorOfThePageAfterAskingTwice() {
        site.put("/", 500, "text/html", "");

        fails("page", "expected 200 text/html, got 500 text/html, 0 bytes", "the distribution");
        assertThat(site.asked()).containsExactly("/", "/");
    }

    @Test
    void failsAtTheMaintenancePageAndNamesTheKillSwitch() {
        site.put("/", 503, "text/html", "<h1 lang=\"en\">Taking a break</h1>");

        fails("page", "the service is cut", "kill-switch.md");
    }

    @Test
    void failsAtAnEmptyPage() {
        site.put("/", 200, "text/html", "");

        fails("page", "the page is empty", "Web stack");
    }

    @Test
    void failsAtAPageWithoutScripts() {
        site.put("/", 200, "text/html", "<html>" + "nothing is here ".repeat(9));

        fails("page", "the page loads no script", "Web stack");
    }

    @Test
    void failsAtAPageInPlaceOfAScript() {
        site.put("/assets/icons.js", 200, "text/html", "<!doctype html>" + SiteServer.SCRIPT);

        fails("files", "/assets/icons.js: expected text/javascript, got 206 text/html", "Web stack");
    }

    @Test
    void failsAtAPageThatSaysItIsAScript() {
        site.put("/assets/index.js", 200, "text/javascript", "<!doctype html>" + SiteServer.SCRIPT);

        fails("files", "/assets/index.js holds no text/javascript", "Web stack");
    }

    @Test
    void failsAtStylesThatAreGoneOrCutOff() {
        site.put("/assets/index.css", 200, "text/css", "body {");

        fails("files", "/assets/index.css holds no text/css", "Web stack");
    }

    @Test
    void failsAtAScriptThatIsNotWhatThePageSays() throws Exception {
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-384").digest(SiteServer.SCRIPT.getBytes(UTF_8)));
        site.put("/", 200, "text/html", "<script src=\"/assets/index.js\" integrity=\"sha384-" + hash + "\"></script>");
        run();
        log.reset();

        site.put("/assets/index.js", 200, "text/javascript", SiteServer.SCRIPT + "steal();");
        fails("files", "/assets/index.js is not what the page's integrity says", "Web stack");
    }

    @Test
    void failsAtTheConfigurationOfAnotherStage() {
        Map<String, String> wrong = site.configuration();
        wrong.put("stage", "stg");
        site.put("/config.json", 200, "application/json", Json.write(wrong));

        fails("configuration", "'stage' must be 'prod', got 'stg'", "Web stack");
    }

    @Test
    void failsAtAConfigurationThatLacksThePool() {
        Map<String, String> wrong = site.configuration();
        wrong.remove("authority");
        site.put("/config.json", 200, "application/json", Json.write(wrong));

        fails("configuration", "must be https addresses", "Web stack");
    }

    @Test
    void failsAtAConfigurationThatIsNoJson() {
        site.put("/config.json", 200, "text/html", "<html>");

        fails("configuration", "expected 200 and JSON", "Web stack");
    }

    @Test
    void tellsATableThatFailsFromAFunctionThatFails() {
        site.put("/api/v1/users/random", 500, "application/problem+json", "{}");
        fails("api", "health answers 200", "the table");
        log.reset();

        site.put("/api/v1/health", 502, "application/json", "{\"message\":\"Internal server error\"}");
        fails("api", "health answers 502", "the reading function");
    }

    @Test
    void namesTheOriginKeyWhereTheGatewayForbids() {
        site.put("/api/v1/users/random", 403, "application/problem+json", "{}");
        site.put("/api/v1/health", 403, "application/problem+json", "{}");

        fails("api", "got 403", "origin-key-rotation.md");
    }

    @Test
    void failsAtAWrongBodyThoughItIs200() {
        site.put("/api/v1/users/random", 200, "application/json", "null");

        fails("api", "expected JSON from the table", "the table");
    }

    @Test
    void failsAtAnAnswerThatDoesNotCome() {
        site.hang("/api/v1/users/random");

        fails("api", "slow: no answer in 3000 ms, twice", "AWS's health page");
        assertThat((Long) line().get("millis")).isGreaterThanOrEqualTo(6_000L);
    }

    @Test
    void failsWhereThePoolIsGone() {
        site.put("/pool/.well-known/openid-configuration", 400, "application/json", "{}");

        fails("issuer", "no OpenID configuration", "user-pool.md");
    }

    @Test
    void failsWhereTheLoginPageRefusesTheCallback() {
        site.redirect("/oauth2/authorize", "/error?error=redirect_mismatch");

        fails("login", "error=redirect_mismatch", "sign-in.md");
    }

    @Test
    void failsWhereTheLoginPageIsGone() {
        site.put("/login", 403, "text/html", "Login pages unavailable");

        fails("login", "no login page, got 403", "sign-in.md");
    }

    @Test
    void readsAsAUserWhoseTokenAnOperatorWrote() {
        parameters.value = "refresh";
        run();
        assertThat(line()).containsEntry("signedIn", "done");
        assertThat(site.asked()).endsWith("/oauth2/token", "/api/v1/me");
        assertThat(log.toString(UTF_8)).doesNotContain("fresh");
        log.reset();

        site.put("/api/v1/me", 401, "application/problem+json", "{}");
        fails("signed in", "/api/v1/me: expected 200 and JSON, got 401", "authorizer of the API");
    }

    @Test
    void isNoOutageWhereTheTokenIsOver() {
        parameters.value = "refresh";
        site.put("/oauth2/token", 400, "application/json", "{\"error\":\"invalid_grant\"}");
        run();

        assertThat(line()).containsEntry("signedIn", "token refused");
    }

    @Test
    void visitsASiteWithoutSignIn() {
        environment.put("SIGN_IN", "");
        environment.put("READ", "");
        site.put("/config.json", 200, "application/json", "{}");
        run();

        assertThat(site.asked()).doesNotContain("/login", "/api/v1/users/random");
    }

    @Test
    void refusesAnEnvironmentWithoutASite() {
        environment.remove("ORIGIN");

        assertThatThrownBy(this::run)
                .hasMessage("'ORIGIN' must be set, got nothing: set it in the function's environment");
    }

    /** One parameter. */
    private static final class ParameterStandIn implements AwsStandIn.Service {
        private @Nullable String value;

        @Override
        public boolean takes(com.github.tomakehurst.wiremock.http.Request request) {
            return "AmazonSSM.GetParameter".equals(request.getHeader("X-Amz-Target"));
        }

        @Override
        public Reply answer(com.github.tomakehurst.wiremock.http.Request request) {
            assertThat(request.getBodyAsString())
                    .isEqualTo("{\"Name\":\"/mymovie/probe/prod\",\"WithDecryption\":true}");
            return value == null
                    ? AwsStandIn.error("ParameterNotFound")
                    : new Reply(200, Json.write(Map.of("Parameter", Map.of("Value", value))));
        }
    }
}
