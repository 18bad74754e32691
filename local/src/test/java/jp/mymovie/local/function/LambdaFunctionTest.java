package jp.mymovie.local.function;

import static jp.mymovie.local.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The fixture runs in a process of its own under AWS's runtime interface client, as the real functions do. */
class LambdaFunctionTest {
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void runsTheHandlerWithItsEnvironmentAndReports() {
        try (LambdaFunction function = function("FixtureHandler::handleRequest", false)) {
            assertThat(function.start()).isNull();

            Outcome outcome = invoke(function, "\"映画\"");

            assertThat(outcome.succeeded()).isTrue();
            assertThat(text(outcome)).isEqualTo("\"映画\" films http://localhost:1");
            assertThat(report()).contains("success");
            assertThat(log).anyMatch(line -> json(line).path("message").asText().equals("got \"映画\""));
            assertThat(outcome.requestId()).isNotEmpty();
        }
    }

    @Test
    void followsAnotherHandlerAndCallsTheHooksOfSnapStart() {
        try (LambdaFunction function = function("FixtureHandler::other", true)) {
            assertThat(function.start()).isNull();
            assertThat(text(invoke(function, "\"x\""))).isEqualTo("\"other x primed restored\"");
        }
    }

    @Test
    void saysWhyAHandlerCannotBeCalled() {
        try (LambdaFunction function = function("NoSuchHandler::handleRequest", false)) {
            Outcome outcome = invoke(function, "\"x\"");

            assertThat(outcome.status()).isEqualTo("error");
            assertThat(text(outcome)).contains("NoSuchHandler");
        }
    }

    @Test
    void goesOnAfterAnErrorAnExitAndATimeout() {
        try (LambdaFunction function = function("FixtureHandler::handleRequest", false)) {
            Outcome failed = invoke(function, "\"fail\"");
            assertThat(failed.status()).isEqualTo("error");
            assertThat(text(failed)).contains("told to fail");
            assertThat(invoke(function, "\"exit\"").status()).isEqualTo("error");
            Outcome late = invoke(function, "\"sleep\"");
            assertThat(late.status()).isEqualTo("timeout");
            assertThat(text(late)).contains("Task timed out after 2.00 seconds");
            assertThat(report()).contains("error", "timeout");
            assertThat(invoke(function, "\"x\"").succeeded()).isTrue();
        }
    }

    @Test
    void throttlesWhatItHasNoRoomFor() throws InterruptedException {
        int calls = LambdaFunction.CONCURRENCY + LambdaFunction.WAITING + 10;
        List<Outcome> outcomes = new CopyOnWriteArrayList<>();
        try (LambdaFunction function = function("FixtureHandler::handleRequest", false)) {
            assertThat(function.start()).isNull();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                callers.add(Thread.ofVirtual().start(() -> outcomes.add(invoke(function, "\"sleep\""))));
            }
            while (callers.stream().anyMatch(Thread::isAlive)) {
                assertThat(workers()).isLessThanOrEqualTo(LambdaFunction.CONCURRENCY);
                Thread.sleep(20);
            }
            assertThat(outcomes)
                    .hasSize(calls)
                    .allMatch(outcome -> List.of("throttled", "timeout").contains(outcome.status()));
            assertThat(outcomes).filteredOn(Outcome::isThrottled).hasSizeGreaterThanOrEqualTo(10);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.isThrottled())
                    .hasSizeGreaterThanOrEqualTo(LambdaFunction.CONCURRENCY);
            assertThat(invoke(function, "\"x\"").succeeded()).isTrue();
        }
    }

    private static long workers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    @Test
    void endsItsProcesses() {
        LambdaFunction function = function("FixtureHandler::handleRequest", false);
        assertThat(function.start()).isNull();
        List<ProcessHandle> children = ProcessHandle.current().children().toList();

        function.close();

        assertThat(children).isNotEmpty().allSatisfy(child -> child.onExit().join());
    }

    private LambdaFunction function(String handler, boolean snapStart) {
        try {
            Path classes = Path.of(FixtureHandler.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new LambdaFunction(
                    new FunctionSettings(
                            "fixture",
                            "arn:aws:lambda:ap-northeast-1:000000000004:function:fixture",
                            "ap-northeast-1",
                            FixtureHandler.class.getPackageName() + "." + handler,
                            classes,
                            Map.of("TABLE_NAME", "films"),
                            Duration.ofSeconds(2),
                            128,
                            snapStart,
                            true,
                            "/aws/lambda/fixture"),
                    Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:1"),
                    log::add);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> report() {
        return log.stream()
                .filter(line -> line.contains("platform.report"))
                .map(line -> json(line).at("/record/status").asText())
                .toList();
    }

    private static Outcome invoke(LambdaFunction function, String event) {
        return function.invoke(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Outcome outcome) {
        return new String(outcome.payload(), StandardCharsets.UTF_8);
    }
}
