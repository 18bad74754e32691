package jp.mymovie.local.api;

import static jp.mymovie.local.Fixtures.json;
import static jp.mymovie.local.Fixtures.stack;
import static jp.mymovie.local.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.Fixtures;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.signin.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiTest {
    private static final String ISSUER = "http://localhost:1/local/oidc/pool";
    private static final String KEY = "mymovie/stg#originKey1";

    /** Two keys with five requests at once each, in a stage with ten. */
    private static final String PLAN = Fixtures.API
            .replace("\"ThrottlingBurstLimit\": 3", "\"ThrottlingBurstLimit\": 10")
            .replace("\"Key\": {", """
                    "One": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Value": "one"}},
                    "Two": {"Type": "AWS::ApiGateway::ApiKey", "Properties": {"Value": "two"}},
                    "OneInPlan": {"Type": "AWS::ApiGateway::UsagePlanKey",
                      "Properties": {"KeyId": {"Ref": "One"}, "UsagePlanId": {"Ref": "Plan"}}},
                    "TwoInPlan": {"Type": "AWS::ApiGateway::UsagePlanKey",
                      "Properties": {"KeyId": {"Ref": "Two"}, "UsagePlanId": {"Ref": "Plan"}}},
                    "Plan": {"Type": "AWS::ApiGateway::UsagePlan", "Properties": {
                      "Throttle": {"RateLimit": 1, "BurstLimit": 5},
                      "ApiStages": [{"ApiId": {"Ref": "Api"}, "Stage": {"Ref": "Stage"},
                        "Throttle": {"/v1/users/random/GET": {"RateLimit": 0.1, "BurstLimit": 1}}}]}},
                    "Key": {""");

    @TempDir
    Path directory;

    private final AtomicLong clock = new AtomicLong();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private Tokens tokens;
    private RestApi api;
    private String answer = "{\"statusCode\":200,\"headers\":{\"x-own\":\"1\"},\"body\":\"{}\"}";
    private String status = "success";
    private long pause;

    @BeforeEach
    void read() {
        tokens = new Tokens(directory.resolve("key.json"), ISSUER);
        api = api(Fixtures.API);
    }

    private RestApi api(String template) {
        Stack stack = stack("Api", template);
        return new RestApi(
                List.of(stack),
                values(stack),
                Assembly.resources(List.of(stack), "AWS::ApiGateway::Stage").get(0),
                new TokenVerifier(ISSUER, tokens.keys()),
                (name, event) -> {
                    assertThat(name).isEqualTo("queries");
                    events.add(json(new String(event, StandardCharsets.UTF_8)));
                    try {
                        Thread.sleep(pause);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Outcome("id", status, answer.getBytes(StandardCharsets.UTF_8));
                },
                log::add,
                clock::get);
    }

    @Test
    void handsTheFunctionAnEventOfFormatOne() {
        Response response = send("GET", "/api/v1/users/%E8%8A%B1%E5%AD%90", "q=a%20b&q=c", bearer());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("x-own")).isEqualTo("1");
        JsonNode event = events.get(0);
        assertThat(event.path("resource").asText()).isEqualTo("/v1/users/{handle}");
        assertThat(event.path("path").asText()).isEqualTo("/v1/users/%E8%8A%B1%E5%AD%90");
        assertThat(event.at("/pathParameters/handle").asText()).isEqualTo("花子");
        assertThat(event.at("/queryStringParameters/q").asText()).isEqualTo("c");
        assertThat(event.at("/multiValueQueryStringParameters/q/0").asText()).isEqualTo("a b");
        assertThat(event.at("/requestContext/authorizer/claims/sub").asText()).isEqualTo(Tokens.subject("hanako"));
        assertThat(event.at("/requestContext/authorizer/claims/iss").asText()).isEqualTo(ISSUER);
        assertThat(event.at("/requestContext/authorizer/claims")
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .as("every claim of the token")
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "token_use",
                        "auth_time",
                        "origin_jti",
                        "jti",
                        "iat",
                        "exp",
                        "client_id",
                        "scope",
                        "username",
                        "version");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/api/v1/users/%E8%8A%B1%E5%AD%90");
        assertThat(event.path("body").isNull()).isTrue();
    }

    @Test
    void prefersTheLiteralPartToTheParameter() {
        send("GET", "/api/v1/users/random", "", "");
        send("POST", "/api/v1/users/random/a/b", "", "");

        assertThat(events.get(0).path("resource").asText()).isEqualTo("/v1/users/random");
        assertThat(events.get(1).at("/pathParameters/proxy").asText()).isEqualTo("a/b");
    }

    @Test
    void followsARouteThatMovesInTheTemplate() {
        api = api(Fixtures.API.replace("\"health\"", "\"wellness\""));

        assertThat(withKey("/api/v1/health").status()).isEqualTo(403);
        assertThat(withKey("/api/v1/wellness").status()).isEqualTo(200);
    }

    @Test
    void refusesAMissingAndAWrongKey() {
        assertThat(send("GET", "/api/v1/health", "", "").status()).isEqualTo(403);
        assertThat(send(new Headers().set("x-api-key", "guess"), "GET", "/api/v1/health")
                        .status())
                .isEqualTo(403);
        assertThat(events).isEmpty();
    }

    @Test
    void refusesEveryTokenButAGoodAccessTokenBeforeTheFunctionIsCalled() {
        Tokens other = new Tokens(directory.resolve("other.json"), ISSUER);
        Tokens elsewhere = new Tokens(directory.resolve("key.json"), "https://evil.example/pool");
        String none = new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject("x")
                        .claim("token_use", "access")
                        .claim("scope", "mymovie/api")
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build())
                .serialize();
        assertThat(Algorithm.NONE.getName()).isEqualTo("none");
        String good = tokens.access("hanako", "c", "openid mymovie/api", Duration.ofMinutes(5));
        for (String bad : List.of(
                "",
                "Bearer",
                "Bearer x.y.z",
                "Bearer " + none,
                "Bearer " + good.substring(0, good.length() - 8) + "AAAAAAAA",
                "Bearer " + other.access("hanako", "c", "mymovie/api", Duration.ofMinutes(5)),
                "Bearer " + elsewhere.access("hanako", "c", "mymovie/api", Duration.ofMinutes(5)),
                "Bearer " + tokens.access("hanako", "c", "mymovie/api", Duration.ofSeconds(-1)),
                "Bearer " + tokens.access("hanako", "c", "openid", Duration.ofMinutes(5)),
                "Bearer " + idToken())) {
            clock.addAndGet(1_000_000_000);
            Response response = send("GET", "/api/v1/users/hanako", "", bad);

            assertThat(response.status()).as(bad).isEqualTo(401);
            assertThat(response.headers().first("content-type")).isEqualTo("application/problem+json");
            assertThat(json(new String(response.body(), StandardCharsets.UTF_8))
                            .path("instance")
                            .asText())
                    .isEqualTo(response.headers().first("x-amzn-requestid"));
        }
        assertThat(events).isEmpty();
        assertThat(send("GET", "/api/v1/users/hanako", "", "Bearer " + good).status())
                .isEqualTo(200);
    }

    /** An ID token carries no scope and another use. */
    private String idToken() {
        return jp.mymovie.local.signin.SignInTest.idToken(tokens, "hanako");
    }

    @Test
    void throttlesAboveTheBurstAndRefillsAtTheRate() {
        for (int i = 0; i < 3; i++) {
            assertThat(withKey("/api/v1/health").status()).isEqualTo(200);
        }
        assertThat(withKey("/api/v1/health").status()).isEqualTo(429);
        clock.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(withKey("/api/v1/health").status()).isEqualTo(200);
        assertThat(withKey("/api/v1/health").status()).isEqualTo(429);
    }

    @Test
    void limitsEachMethodOfAStageByItself() {
        for (int i = 0; i < 4; i++) {
            withKey("/api/v1/health");
        }

        assertThat(withKey("/api/v1/users/random").status()).isEqualTo(200);
    }

    @Test
    void limitsEachKeyOfAPlanByItselfAndTheDearRouteMore() {
        api = api(PLAN);
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            first.add(keyed("one", "/api/v1/health").status());
        }

        assertThat(first).containsExactly(200, 200, 200, 200, 200, 429, 429, 429);
        assertThat(keyed("two", "/api/v1/users/random").status()).isEqualTo(200);
        assertThat(keyed("two", "/api/v1/users/random").status()).as("dear").isEqualTo(429);
        for (int i = 0; i < 4; i++) {
            assertThat(keyed("two", "/api/v1/health").status()).isEqualTo(200);
        }
        assertThat(keyed("two", "/api/v1/health").status()).isEqualTo(429);
    }

    @Test
    void takesNoTokenOfTheStageForWhatThePlanRefuses() {
        api = api(PLAN);
        for (int i = 0; i < 1_000; i++) {
            keyed("one", "/api/v1/health");
        }

        // Ten in all, of which the first key has had five.
        for (int i = 0; i < 5; i++) {
            assertThat(keyed("two", "/api/v1/health").status()).isEqualTo(200);
        }
    }

    private Response keyed(String key, String path) {
        return api.handle(
                new Request("GET", path, "", new Headers().set("x-api-key", key), new byte[0], "127.0.0.1", 1));
    }

    @Test
    void refusesAForeignHostAsIfThereWereNoApi() {
        Headers foreign = new Headers().set("host", "films.example").set("x-api-key", KEY);

        Response response = api.handle(new Request("GET", "/api/v1/health", "", foreign, new byte[0], "127.0.0.1", 1));

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers().first("x-amzn-errortype")).isEqualTo("ForbiddenException");
        assertThat(log).isEmpty();
        assertThat(events).isEmpty();
        foreign.set("host", api.host());
        assertThat(api.handle(new Request("GET", "/api/v1/health", "", foreign, new byte[0], "127.0.0.1", 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesMoreThanTenMegabytes() {
        Request request = new Request(
                "POST", "/api/v1/users/random/x", "", new Headers(), new byte[Server.MOST_BODY + 1], "127.0.0.1", 1);

        assertThat(api.handle(request).status()).isEqualTo(413);
        assertThat(events).isEmpty();
    }

    @Test
    void answersForAFunctionThatFailsOrAnswersNonsense() {
        status = "error";
        assertThat(withKey("/api/v1/health").status()).isEqualTo(502);
        status = "success";
        answer = "\"text\"";
        assertThat(withKey("/api/v1/health").status()).isEqualTo(502);
    }

    @Test
    void passesOnThatAFunctionIsThrottled() {
        status = "throttled";
        assertThat(withKey("/api/v1/health").status()).isEqualTo(429);
    }

    @Test
    void answersForAFunctionThatTakesTooLong() {
        pause = 2_000;
        assertThat(withKey("/api/v1/health").status()).isEqualTo(504);
    }

    @Test
    void writesTheAccessLogInTheFormatOfTheStage() {
        send("GET", "/api/v1/users/hanako", "", bearer());
        send("GET", "/api/v1/nowhere", "", "");

        assertThat(log)
                .containsExactly(
                        "{\"path\":\"/v1/users/{handle}\",\"status\":\"200\",\"user\":\"%s\"}"
                                .formatted(Tokens.subject("hanako")),
                        "{\"path\":\"-\",\"status\":\"403\",\"user\":\"-\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'[]', application/json, 400",
        "'{', application/json; charset=utf-8, 400",
        "'', application/json, 400",
        "'{\"a\":1}', application/json, 200",
        "'[]', text/plain, 200",
    })
    void comparesABodyWithTheModelOfItsMediaType(String body, String type, int status) {
        Headers headers = new Headers().set("content-type", type);
        Request request = new Request(
                "PUT", "/api/v1/users/random", "", headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", 1);

        assertThat(api.handle(request).status()).isEqualTo(status);
        assertThat(events).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        byte[] latin = "{\"note\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        Headers headers = new Headers().set("content-type", "application/json");

        Response response = api.handle(new Request("PUT", "/api/v1/users/random", "", headers, latin, "127.0.0.1", 1));

        assertThat(response.status()).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @Test
    void passesBytesOnInBase64WhereTheirMediaTypeIsBinary() {
        RestApi binary = api(Fixtures.API.replace(
                "{\"Name\": \"movies\"}",
                "{\"Name\": \"movies\", \"BinaryMediaTypes\": [\"application/octet-stream\"]}"));
        byte[] bytes = {0, (byte) 0xff, (byte) 0x82};
        for (String type : List.of("application/octet-stream; x=y", "text/csv")) {
            Headers headers = new Headers().set("content-type", type);
            binary.handle(new Request("PUT", "/api/v1/users/random", "", headers, bytes, "127.0.0.1", 1));
        }
        assertThat(events.get(0).path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(events.get(0).path("body").asText()).isEqualTo("AP+C");
        assertThat(events.get(1).path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(events.get(1).path("body").asText()).contains("\ufffd");
    }

    @Test
    void takesABodyWithoutAMediaTypeForJson() {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);

        assertThat(api.handle(new Request("PUT", "/api/v1/users/random", "", new Headers(), body, "127.0.0.1", 1))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', 405",
        "DELETE, text/csv; charset=utf-8, 405",
        "HEAD, '', 405",
        "POST, image/png, 415",
    })
    void answersByAMockWithoutAFunction(String method, String type, int status) {
        Headers headers = type.isEmpty() ? new Headers() : new Headers().set("content-type", type);

        Response response = send(headers, method, "/api/v1/users/random");

        assertThat(response.status()).isEqualTo(status);
        assertThat(events).isEmpty();
        if (status == 405) {
            assertThat(response.headers().first("allow")).isEqualTo("GET, PUT");
            assertThat(response.headers().first("content-type")).isEqualTo("application/problem+json");
            assertThat(new String(response.body(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"status\":405,\"instance\":\"%s\"}"
                            .formatted(response.headers().first("x-amzn-requestid")));
        }
    }

    @Test
    void prefersAMethodToAny() {
        Response response = send(new Headers(), "OPTIONS", "/api/v1/users/random");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers().first("access-control-allow-origin")).isEqualTo("*");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEVER|WHEN_NO_MATCH",
                "\"StatusCode\": \"405\"|\"SelectionPattern\": \"4..\", \"StatusCode\": \"405\"",
                "{\\\"statusCode\\\": 405}|#set($x = 1)",
            })
    void refusesAMockThatItDoesNotKnow(String known, String unknown) {
        assertThat(Fixtures.API).contains(known);

        assertThatThrownBy(() -> api(Fixtures.API.replace(known, unknown)))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("is not known to the local run");
    }

    private String bearer() {
        return "Bearer " + tokens.access("hanako", "c", "mymovie/api", Duration.ofMinutes(5));
    }

    private Response withKey(String path) {
        return send(new Headers().set("x-api-key", KEY), "GET", path);
    }

    private Response send(Headers headers, String method, String path) {
        return api.handle(new Request(method, path, "", headers, new byte[0], "127.0.0.1", 1));
    }

    private Response send(String method, String path, String query, String authorization) {
        Headers headers = new Headers();
        if (!authorization.isEmpty()) {
            headers.set("authorization", authorization);
        }
        return api.handle(new Request(method, path, query, headers, new byte[0], "127.0.0.1", 1));
    }
}
