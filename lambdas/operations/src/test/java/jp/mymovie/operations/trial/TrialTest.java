package jp.mymovie.operations.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class TrialTest {
    private static final String EVENT = "{\"DeploymentId\":\"d-1\",\"LifecycleEventHookExecutionId\":\"hook-1\"}";
    private static final String CALLS =
            "{\"issuer\":\"https://probe.invalid\",\"excuses\":{\"503\":{\"title\":\"Resting*\"}},"
                    + "\"prepare\":[{\"call\":\"PUT /me\",\"as\":\"probe\",\"answers\":{}}],\"calls\":["
                    + "{\"call\":\"GET /films/{id}\",\"path\":{\"id\":\"1\"},\"answers\":{\"200\":{\"title\":\"*\"}}},"
                    + "{\"call\":\"PUT /films/{id}\",\"path\":{\"id\":\"2\"},\"body\":{\"score\":70},\"as\":\"probe\","
                    + "\"answers\":{\"201\":{\"score\":70}},\"excused\":true},"
                    + "{\"call\":\"DELETE /films/{id}\",\"path\":{\"id\":\"2\"},\"answers\":{\"204\":{}},\"after\":\"PUT /films/{id}\"}]}";

    private final LambdaStandIn lambda = new LambdaStandIn();
    private final CodeDeployStandIn deploy = new CodeDeployStandIn();
    private final AwsStandIn aws = new AwsStandIn("Trial", lambda, deploy);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> pauses = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "AWS_REGION", "us-east-1",
            "FUNCTION", "films",
            "VERSION", "2",
            "NAMESPACE", "Films",
            "ROUNDS", "4",
            "PAUSE_SECONDS", "10",
            "CALLS", CALLS));

    @AfterEach
    void close() {
        aws.close();
    }

    /** A version without fault. */
    private static String answer(String event) {
        Map<String, @Nullable Object> request = Json.object(event);
        return switch (Json.text(request, "httpMethod")) {
            case "GET" -> answer(200, "{\"title\":\"Ran\",\"year\":1985}");
            case "PUT" -> answer(201, "{\"score\":70,\"note\":null}");
            default -> answer(204, "");
        };
    }

    private static String answer(int status, String body) {
        return Json.write(Map.of("statusCode", status, "body", body));
    }

    private static UnaryOperator<String> but(String method, String payload) {
        return event -> Json.text(Json.object(event), "httpMethod").equals(method) ? payload : answer(event);
    }

    private void run() throws IOException {
        Trial trial = new Trial(
                environment::get,
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                        aws.uri()),
                pauses::add,
                new PrintStream(out, true, UTF_8),
                Clock.fixed(Instant.parse("2026-11-28T00:00:00Z"), ZoneOffset.UTC));
        new Invocation().of(trial, EVENT);
    }

    private List<Map<String, @Nullable Object>> lines() {
        return out.toString(UTF_8).lines().map(Json::object).toList();
    }

    private long counted() {
        return lines().stream().filter(line -> line.containsKey("failed")).count();
    }

    @Test
    void letsAVersionPassThatAnswersAsExpectedAndGoesOnCallingIt() throws IOException {
        lambda.functions.put("films:2", TrialTest::answer);

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
        assertThat(lambda.invoked).hasSize(3 * (2 + 4)).containsOnly("films:2");
        assertThat(pauses).containsExactly(10, 10, 10, 10);
        assertThat(lines())
                .extracting(line -> Json.text(line, "message"))
                .containsExactly("trial passed", "no call failed while traffic shifted");
        assertThat(counted()).isZero();
    }

    @Test
    void sendsWhatApiGatewayWouldSend() throws IOException {
        List<String> events = new ArrayList<>();
        lambda.functions.put("films:2", event -> {
            events.add(event);
            return answer(event);
        });

        run();

        Map<String, @Nullable Object> put = Json.object(events.get(1));
        assertThat(put)
                .containsEntry("resource", "/films/{id}")
                .containsEntry("path", "/films/2")
                .containsEntry("headers", Map.of("content-type", "application/json"))
                .containsEntry("pathParameters", Map.of("id", "2"))
                .containsEntry("queryStringParameters", null)
                .containsEntry("body", "{\"score\":70}")
                .containsEntry("isBase64Encoded", false)
                .containsEntry(
                        "requestContext",
                        Map.of(
                                "requestId",
                                "trial",
                                "authorizer",
                                Map.of("claims", Map.of("iss", "https://probe.invalid", "sub", "probe"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":500,\"body\":\"{}\"}",
                "{\"statusCode\":200,\"body\":\"{}\"}",
                "{\"statusCode\":200,\"body\":\"<html>\"}",
                "{\"statusCode\":200}",
                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out after 10.00 seconds\"}",
                "null",
                "",
            })
    void stopsADeploymentWhoseVersionAnswersOtherwise(String payload) throws IOException {
        lambda.functions.put("films:2", but("GET", payload));

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Failed");
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("level", "ERROR")
                        .containsEntry("message", "trial failed")
                        .containsEntry("deployment", "d-1")
                        .containsEntry("function", "films")
                        .containsEntry("version", "2")
                        .containsEntry("step", "GET /films/{id}")
                        .containsKey("reason"));
        assertThat(counted()).as("nobody else has met it").isZero();
    }

    @Test
    void saysWhatDiffers() throws IOException {
        lambda.functions.put("films:2", but("PUT", answer(201, "{\"score\":7}")));

        run();

        assertThat(Json.text(lines().getFirst(), "reason")).isEqualTo("201 and 'score' must be 70, got 7");
    }

    @Test
    void countsWhatFailsWhileTrafficShifts() throws IOException {
        // Worse with every call, as a leak is.
        lambda.functions.put(
                "films:2",
                event -> lambda.invoked.size() > 9 ? "{\"errorType\":\"java.lang.OutOfMemoryError\"}" : answer(event));

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
        assertThat(counted()).as("rounds 2, 3 and 4 of what has two calls then").isPositive();
        Map<String, @Nullable Object> line = lines().getLast();
        assertThat(line).containsEntry("failed", 1L).containsEntry("message", "call failed");
        Map<String, @Nullable Object> metrics = Json.object(line, "_aws");
        assertThat(metrics)
                .containsEntry(
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                "Films",
                                "Dimensions",
                                List.of(List.of("function", "version")),
                                "Metrics",
                                List.of(Map.of("Name", "failed", "Unit", "Count")))));
        assertThat(pauses).as("three rounds with failures are enough").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void excusesWhatTheVersionBeforeDoesNotDoBetter() throws IOException {
        UnaryOperator<String> resting = but("PUT", answer(503, "{\"title\":\"Resting today\"}"));
        lambda.functions.put("films:2", resting);
        lambda.functions.put("films:live", resting);

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
        assertThat(lambda.invoked)
                .as("what needs the step is left out")
                .filteredOn("films:2"::equals)
                .hasSize(2 * 6);
    }

    @Test
    void doesNotExcuseWhatTheVersionBeforeDoesBetter() throws IOException {
        lambda.functions.put("films:2", but("PUT", answer(503, "{\"title\":\"Resting today\"}")));
        lambda.functions.put("films:live", TrialTest::answer);

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Failed");
    }

    @Test
    void doesNotExcuseAnotherReasonWithTheSameStatus() throws IOException {
        UnaryOperator<String> ours = but("PUT", answer(503, "{\"title\":\"Unavailable\"}"));
        lambda.functions.put("films:2", ours);
        lambda.functions.put("films:live", ours);

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CloudFormationRollback", "codeDeployRollback"})
    void letsTheVersionBeforeComeBackUntried(String creator) throws IOException {
        deploy.creator = creator;

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
        assertThat(lambda.invoked).isEmpty();
    }

    @Test
    void preparesWithAnotherFunctionWhoseFaultDoesNotCount() throws IOException {
        environment.put("OTHER_FUNCTION", "users");
        lambda.functions.put("users:live", event -> "{\"errorType\":\"broken\"}");
        lambda.functions.put("films:2", TrialTest::answer);

        run();

        assertThat(lambda.invoked).startsWith("users:live", "films:2");
        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
    }

    @Test
    void waitsForAVersionThatIsNotReady() throws IOException {
        lambda.notReady = 4;
        lambda.functions.put("films:2", TrialTest::answer);

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
        assertThat(pauses).startsWith(5, 5, 5, 5);
    }

    @Test
    void stopsADeploymentWhoseVersionCannotBeCalled() throws IOException {
        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Failed");
        assertThat(Json.text(lines().getFirst(), "reason")).contains("Function not found");
    }

    @Test
    void takesEventsOfOtherKinds() throws IOException {
        environment.put("CALLS", "{\"calls\":[{\"event\":{\"Records\":[]},\"answer\":{\"batchItemFailures\":[]}}]}");
        lambda.functions.put("films:2", event -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");

        run();

        assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Failed");
        lambda.functions.put("films:2", event -> "{\"batchItemFailures\":[]}");
        run();
        assertThat(deploy.verdicts).endsWith("d-1 hook-1 Succeeded");
    }
}
