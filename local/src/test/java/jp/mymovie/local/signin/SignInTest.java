package jp.mymovie.local.signin;

import static jp.mymovie.local.Fixtures.json;
import static jp.mymovie.local.Fixtures.stack;
import static jp.mymovie.local.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sign-in of the local run behaves as the web expects Cognito to. */
public class SignInTest {
    private static final String ORIGIN = "http://localhost:1";
    private static final String CALLBACK = ORIGIN + "/callback";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-0123456789abcdef";

    @TempDir
    Path directory;

    private Tokens tokens;
    private SignIn signIn;
    private String client;

    /** An ID token, for the attacks on the API. */
    public static String idToken(Tokens tokens, String name) {
        return tokens.id(name, "c", null, Duration.ofMinutes(5));
    }

    @BeforeEach
    void read() {
        Stack stack = stack("SignIn", """
                {"Resources": {"Web": {"Type": "AWS::Cognito::UserPoolClient", "Properties": {
                  "CallbackURLs": ["https://stg.mymovie.jp/callback"], "LogoutURLs": ["https://stg.mymovie.jp/"],
                  "AllowedOAuthScopes": ["openid", "mymovie/api"], "AccessTokenValidity": 15,
                  "TokenValidityUnits": {"AccessToken": "minutes"}}}}}""");
        tokens = new Tokens(directory.resolve("key.json"), ORIGIN + "/local/oidc/pool");
        signIn = new SignIn(List.of(stack), values(stack), tokens, ORIGIN);
        client = values(stack)
                .ref(Assembly.resources(List.of(stack), "AWS::Cognito::UserPoolClient")
                        .get(0));
    }

    @Test
    void namesItsPublicAddressesInDiscovery() {
        JsonNode discovery = body(get("/local/oidc/pool/.well-known/openid-configuration", ""));

        assertThat(discovery.path("issuer").asText()).isEqualTo(ORIGIN + "/local/oidc/pool");
        assertThat(discovery.path("jwks_uri").asText()).startsWith(ORIGIN + "/local/oidc/pool/");
        assertThat(discovery.path("token_endpoint").asText()).isEqualTo(ORIGIN + "/local/oidc/oauth2/token");
        assertThat(body(get("/local/oidc/pool/.well-known/jwks.json", ""))
                        .at("/keys/0/d")
                        .isMissingNode())
                .as("the private part stays here")
                .isTrue();
    }

    @Test
    void givesTokensOfCognitosShapeForACodeAndItsVerifier() throws Exception {
        String code = code("花子");

        JsonNode answer =
                body(token("grant_type=authorization_code&client_id=%s&redirect_uri=%s&code=%s&code_verifier=%s"
                        .formatted(client, CALLBACK, code, VERIFIER)));

        var access = SignedJWT.parse(answer.path("access_token").asText()).getJWTClaimsSet();
        assertThat(access.getSubject()).isEqualTo(Tokens.subject("花子"));
        assertThat(access.getStringClaim("token_use")).isEqualTo("access");
        assertThat(access.getStringClaim("scope")).isEqualTo("openid mymovie/api");
        assertThat(access.getStringClaim("client_id")).isEqualTo(client);
        assertThat(answer.path("expires_in").asInt()).isEqualTo(900);
        var id = SignedJWT.parse(answer.path("id_token").asText()).getJWTClaimsSet();
        assertThat(id.getStringClaim("token_use")).isEqualTo("id");
        assertThat(id.getAudience()).containsExactly(client);
        assertThat(id.getStringClaim("nonce")).isEqualTo("n");
        JsonNode refreshed = body(token("grant_type=refresh_token&client_id=%s&refresh_token=%s"
                .formatted(client, answer.path("refresh_token").asText())));
        assertThat(SignedJWT.parse(refreshed.path("access_token").asText())
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo(Tokens.subject("花子"));
    }

    @Test
    void takesACodeOnceAndOnlyWithItsVerifier() throws Exception {
        String form = "grant_type=authorization_code&client_id=%s&redirect_uri=%s&code=%s&code_verifier=%s";
        assertThat(token(form.formatted(client, CALLBACK, code("hanako"), "another"))
                        .status())
                .isEqualTo(400);
        String code = code("hanako");
        assertThat(token(form.formatted(client, CALLBACK, code, VERIFIER)).status())
                .isEqualTo(200);
        assertThat(token(form.formatted(client, CALLBACK, code, VERIFIER)).status())
                .isEqualTo(400);
    }

    @Test
    void sendsNobodyToAnAddressThatTheClientDoesNotName() throws Exception {
        assertThat(get("/local/oidc/oauth2/authorize", query().replace(CALLBACK, "https://evil.example/callback"))
                        .status())
                .isEqualTo(400);
        assertThat(get("/local/oidc/logout", "client_id=%s&logout_uri=https://evil.example/".formatted(client))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void remembersWhoSignedInUntilSignedOut() throws Exception {
        Response first = post("/local/oidc/oauth2/authorize", query(), "name=hanako");
        String cookie = first.headers().first("set-cookie", "").split(";")[0];
        Request again = new Request(
                "GET",
                "/local/oidc/oauth2/authorize",
                query(),
                new Headers().set("cookie", cookie),
                new byte[0],
                "127.0.0.1",
                1);

        assertThat(signIn.handle(again).status()).isEqualTo(302);
        Response out = get("/local/oidc/logout", "client_id=%s&logout_uri=%s/".formatted(client, ORIGIN));
        assertThat(out.headers().first("location")).isEqualTo(ORIGIN + "/");
        assertThat(out.headers().first("set-cookie")).contains("Max-Age=0");
    }

    @Test
    void givesScriptsATokenForAName() {
        Request request = new Request(
                "POST",
                "/local/token",
                "",
                new Headers(),
                "user=taro".getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                1);

        JsonNode answer = body(signIn.token(request));

        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("access_token").asText()).isNotEmpty();
        assertThat(new Tokens(directory.resolve("key.json"), "x").keys().toString())
                .as("the key survives a restart")
                .isEqualTo(tokens.keys().toString());
    }

    @Test
    void givesWhoWasDeletedANewSubjectAtTheNextSignIn() throws Exception {
        JsonNode before = signedIn("hanako");
        String subject = subject(before);

        assertThat(delete(subject).status()).isEqualTo(200);

        assertThat(subject(signedIn("hanako"))).isNotEqualTo(subject).isEqualTo(subject(signedIn("hanako")));
        assertThat(subject(signedIn("taro"))).isEqualTo(Tokens.subject("taro"));
    }

    @Test
    void refusesTheRefreshTokenAndTheSessionOfADeletedUserButNotTheAccessToken() throws Exception {
        Response page = post("/local/oidc/oauth2/authorize", query(), "name=hanako");
        String cookie = page.headers().first("set-cookie", "").split(";")[0];
        String code = code("hanako");
        JsonNode given = signedIn("hanako");

        delete(subject(given));

        Response refreshed = token("grant_type=refresh_token&client_id=%s&refresh_token=%s"
                .formatted(client, given.path("refresh_token").asText()));
        assertThat(refreshed.status()).isEqualTo(400);
        assertThat(body(refreshed).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(exchange(code).status()).isEqualTo(400);
        Request again = new Request(
                "GET",
                "/local/oidc/oauth2/authorize",
                query(),
                new Headers().set("cookie", cookie),
                new byte[0],
                "127.0.0.1",
                1);
        assertThat(signIn.handle(again).status())
                .as("the page that asks for a name")
                .isEqualTo(200);
        SignedJWT access = SignedJWT.parse(given.path("access_token").asText());
        assertThat(access.verify(
                        new RSASSAVerifier(tokens.keys().getKeys().getFirst().toRSAKey())))
                .isTrue();
        assertThat(access.getJWTClaimsSet().getExpirationTime()).isInTheFuture();
    }

    @Test
    void knowsDeletedUsersAfterARestart() throws Exception {
        String first = subject(signedIn("hanako"));
        delete(first);
        String second = subject(signedIn("hanako"));

        read();

        assertThat(subject(signedIn("hanako"))).isEqualTo(second).isNotEqualTo(first);
        assertThat(delete(first).status()).isEqualTo(400);
    }

    @Test
    void tellsThatADeletedUserIsNotThere() throws Exception {
        String subject = subject(signedIn("hanako"));
        delete(subject);

        assertThat(body(delete(subject)).path("__type").asText()).isEqualTo("UserNotFoundException");
        assertThat(body(call("AdminGetUser", "{}")).path("__type").asText()).isEqualTo("InvalidParameterException");
        assertThat(body(call("AdminDeleteUser", "{")).path("__type").asText()).isEqualTo("InvalidParameterException");
    }

    @Test
    void namesTheIssuerInAccessTokens() throws Exception {
        JsonNode given = signedIn("hanako");

        assertThat(SignedJWT.parse(given.path("access_token").asText())
                        .getJWTClaimsSet()
                        .getIssuer())
                .isEqualTo(ORIGIN + "/local/oidc/pool");
    }

    private JsonNode signedIn(String name) throws Exception {
        return body(exchange(code(name)));
    }

    private Response exchange(String code) {
        return token("grant_type=authorization_code&client_id=%s&redirect_uri=%s&code=%s&code_verifier=%s"
                .formatted(client, CALLBACK, code, VERIFIER));
    }

    private static String subject(JsonNode given) throws Exception {
        return SignedJWT.parse(given.path("access_token").asText())
                .getJWTClaimsSet()
                .getSubject();
    }

    private Response delete(String subject) {
        return call("AdminDeleteUser", "{\"UserPoolId\":\"pool\",\"Username\":\"%s\"}".formatted(subject));
    }

    private Response call(String action, String body) {
        return signIn.administer(new Request(
                "POST",
                UserPoolCalls.PATH,
                "",
                new Headers().set("x-amz-target", "AWSCognitoIdentityProviderService." + action),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                1));
    }

    @Test
    void asksTheTriggerAtTheFirstVisitOfANameWithTheEventOfCognito() throws Exception {
        List<JsonNode> events = new ArrayList<>();
        signIn.preSignUp(new PreSignUp("ap-northeast-1", "ap-northeast-1_pool", event -> {
            events.add(json(new String(event, StandardCharsets.UTF_8)));
            return new Outcome("", "success", event);
        }));

        code("花子");
        code("花子");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.path("triggerSource").asText()).isEqualTo("PreSignUp_SignUp");
            assertThat(event.path("userName").asText()).isEqualTo(Tokens.subject("花子"));
            assertThat(event.at("/callerContext/clientId").asText()).isEqualTo(client);
            assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("花子@example.com");
            assertThat(event.at("/response/autoConfirmUser").isBoolean()).isTrue();
        });
    }

    @Test
    void showsWhyTheTriggerRefusesAnAccountAndGivesNoCode() throws Exception {
        signIn.preSignUp(new PreSignUp(
                "ap-northeast-1",
                "ap-northeast-1_pool",
                event -> new Outcome(
                        "",
                        "error",
                        "{\"errorMessage\":\"本日は <b>満員</b> / full\",\"errorType\":\"E\"}"
                                .getBytes(StandardCharsets.UTF_8))));

        Response refused = post("/local/oidc/oauth2/authorize", query(), "name=taro");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("PreSignUp failed with error 本日は &lt;b&gt;満員&lt;/b&gt; / full.");
        signIn.preSignUp(new PreSignUp(
                "r", "p", event -> new Outcome("", "throttled", "{}".getBytes(StandardCharsets.UTF_8))));
        assertThat(new String(
                        post("/local/oidc/oauth2/authorize", query(), "name=taro")
                                .body(),
                        StandardCharsets.UTF_8))
                .as("a trigger without concurrency")
                .contains("PreSignUp invocation failed due to error TooManyRequestsException.");
    }

    private String code(String name) throws Exception {
        Response response = post("/local/oidc/oauth2/authorize", query(), "name=" + name);
        String location = response.headers().first("location", "");
        assertThat(location).startsWith(CALLBACK).endsWith("&state=s%26t");
        return location.replaceAll(".*code=([^&]+)&.*", "$1");
    }

    private String query() throws Exception {
        String challenge = Base64URL.encode(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)))
                .toString();
        return "response_type=code&client_id=%s&redirect_uri=%s&scope=openid+mymovie/api&state=s%%26t&nonce=n&code_challenge=%s&code_challenge_method=S256"
                .formatted(client, CALLBACK, challenge);
    }

    private Response get(String path, String query) {
        return signIn.handle(new Request("GET", path, query, new Headers(), new byte[0], "127.0.0.1", 1));
    }

    private Response token(String form) {
        return post("/local/oidc/oauth2/token", "", form);
    }

    private Response post(String path, String query, String form) {
        return signIn.handle(
                new Request("POST", path, query, new Headers(), form.getBytes(StandardCharsets.UTF_8), "127.0.0.1", 1));
    }

    private static JsonNode body(Response response) {
        return json(new String(response.body(), StandardCharsets.UTF_8));
    }
}
