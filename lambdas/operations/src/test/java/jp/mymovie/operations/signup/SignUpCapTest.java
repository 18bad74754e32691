package jp.mymovie.operations.signup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** DynamoDB's answers are replayed as its API reference shows them; the estate's own table is met in module test. */
class SignUpCapTest {
    private static final Instant EVENING = Instant.parse("2026-11-28T23:59:00Z");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Invocation invocation = new Invocation();
    private HttpServer server = server();
    private int status = 200;
    private String answer = "{}";

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] body = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void refusing(String type) {
        status = 400;
        answer = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"refused\"}".formatted(type);
    }

    private SignUpCap cap(Instant now) {
        return new SignUpCap(
                Map.of("AWS_REGION", "ap-northeast-1", "TABLE_NAME", "sign-ups", "SIGN_UPS_A_DAY", "200")::get,
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** The event as Cognito's page on the trigger has it. */
    private static String event(String source) {
        return """
                {"version":"1","triggerSource":"%s","region":"ap-northeast-1","userPoolId":"ap-northeast-1_pool",\
                "userName":"4bf1f4c2","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"client"},\
                "request":{"userAttributes":{"email":"花子@example.com"},"validationData":null},\
                "response":{"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}}""".formatted(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreSignUp_SignUp", "PreSignUp_ExternalProvider"})
    void countsAndGivesTheEventBack(String source) throws IOException {
        assertThat(invocation.of(cap(EVENING), event(source))).isEqualTo(event(source));

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("DynamoDB_20120810.UpdateItem {")
                .contains("\"TableName\":\"sign-ups\"", "{\"day\":{\"S\":\"2026-11-28\"}}")
                .contains("ADD signUps :one", "attribute_not_exists(signUps) OR signUps < :limit")
                .contains("\":limit\":{\"N\":\"200\"}");
        assertThat(invocation.logged()).isEmpty();
    }

    @Test
    void letsAnAdministratorsUserPassEvenWhereTheDayIsFull() throws IOException {
        refusing("ConditionalCheckFailedException");
        SignUpCap cap = cap(EVENING);
        assertThatThrownBy(() -> invocation.of(cap, event("PreSignUp_SignUp"))).isInstanceOf(SignUpRefused.class);
        asked.clear();

        String event = event("PreSignUp_AdminCreateUser");
        assertThat(invocation.of(cap, event)).isEqualTo(event);
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesInBothLanguagesAndAsksTheTableOnceForAFullDay() {
        refusing("ConditionalCheckFailedException");
        SignUpCap cap = cap(EVENING);
        for (int person = 0; person < 3; person++) {
            assertThatThrownBy(() -> invocation.of(cap, event("PreSignUp_SignUp")))
                    .hasMessage("本日の新規登録は受付数に達しました。明日の午前9時（日本時間）以降にお試しください。"
                            + " / Sign-ups of today are used up. Please try again after midnight UTC")
                    .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
        }
        assertThat(asked).hasSize(1);
        assertThat(invocation.logged()).isEqualTo("sign-up: 2026-11-28 has its 200");
    }

    @Test
    void refusesWhereTheCounterFailsAndAsksAgainNextTime() throws IOException {
        refusing("ProvisionedThroughputExceededException");
        SignUpCap cap = cap(EVENING);
        assertThatThrownBy(() -> invocation.of(cap, event("PreSignUp_SignUp")))
                .hasMessageContaining("Sign-ups cannot be taken right now");
        assertThat(invocation.logged()).contains("the counter fails").doesNotContain("example.com");

        status = 200;
        answer = "{}";
        assertThat(invocation.of(cap, event("PreSignUp_SignUp"))).isNotEmpty();
    }

    @Test
    void aPingCountsNobodyAndAnotherTriggerIsAFault() throws IOException {
        assertThat(invocation.of(cap(EVENING), "{\"ping\":true}")).isEqualTo("{\"ping\":true}");
        assertThatThrownBy(() -> invocation.of(cap(EVENING), event("PostConfirmation_ConfirmSignUp")))
                .hasMessage("'triggerSource' must be one of a sign-up, got 'PostConfirmation_ConfirmSignUp'");
        assertThat(asked).isEmpty();
    }

    @Test
    void needsItsEnvironment() {
        assertThatThrownBy(() -> new SignUpCap(
                        Map.of("AWS_REGION", "ap-northeast-1")::get,
                        new SignedHttp(
                                UrlConnectionHttpClient.create(),
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                                null),
                        Clock.systemUTC()))
                .hasMessage("'TABLE_NAME' must be set, got nothing: set it in the function's environment");
    }
}
