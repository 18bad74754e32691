package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.mymovie.local.function.LambdaFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients at once against the local run: it refuses what is too much, stays within its bounds, and recovers. */
class CrowdTest {
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final int THREADS = 250;

    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
    private final Set<String> withoutProblem = new ConcurrentSkipListSet<>();

    @Test
    void staysWithinItsBoundsUnderTwentyClients() throws Exception {
        crowd(20, Duration.ofSeconds(10));
    }

    @Test
    @Tag("deep")
    void staysWithinItsBoundsUnderTwoHundredClients() throws Exception {
        crowd(200, Duration.ofSeconds(60));
    }

    private void crowd(int clients, Duration time) throws Exception {
        try (RunningEstate estate = RunningEstate.start(Assembly.directory(), "--empty");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(signUp(estate, "crowd")).isEqualTo(201);
            // Whoever has no film is not drawn.
            assertThat(estate.call("PUT", "/api/v1/me/entries/129")
                            .as("crowd")
                            .json("{\"score\":1}")
                            .send()
                            .statusCode())
                    .isEqualTo(201);
            Instant end = Instant.now().plus(time);
            List<Future<?>> running = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(client -> threads.submit(() -> ask(estate, client, end)))
                    .toList();
            while (Instant.now().isBefore(end)) {
                assertThat(javaProcesses(estate)).as("processes").isLessThanOrEqualTo(mostProcesses());
                assertThat(threadsOf(estate.processes().getFirst()))
                        .as("threads of the run")
                        .isLessThan(THREADS);
                Thread.sleep(200);
            }
            await(running);
            assertThat(statuses).contains(200).isSubsetOf(200, 201, 429, 503);
            assertThat(withoutProblem).isEmpty();

            Instant latest = Instant.now().plus(RECOVERY);
            while (!answers(estate) && Instant.now().isBefore(latest)) {
                Thread.sleep(200);
            }
            assertThat(answers(estate)).as("it reads and writes again").isTrue();
        }
    }

    private static boolean answers(RunningEstate estate) {
        return estate.get("/api/v1/users/random").send().statusCode() == 200
                && List.of(201, 412).contains(signUp(estate, "late"))
                && estate.get("/").send().statusCode() == 200;
    }

    private void ask(RunningEstate estate, int client, Instant end) {
        String token = estate.token("client" + client);
        for (int i = client; Instant.now().isBefore(end); i++) {
            HttpResponse<String> answer = switch (i % 4) {
                case 0 -> estate.get("/api/v1/users/random").send();
                case 1 -> estate.get("/api/v1/users/crowd?rev=" + i).send();
                case 2 -> estate.get("/").send();
                default ->
                    estate.call("PUT", "/api/v1/me")
                            .header("authorization", "Bearer " + token)
                            .header("if-none-match", "*")
                            .json("{\"handle\":\"client%d_%d\"}".formatted(client, i))
                            .send();
            };
            // It has signed up before.
            if (answer.statusCode() == 412) {
                continue;
            }
            statuses.add(answer.statusCode());
            String type = answer.headers().firstValue("content-type").orElse("");
            if (answer.statusCode() >= 400 && !type.startsWith("application/problem+json")) {
                withoutProblem.add(answer.statusCode() + " " + type + " " + answer.body());
            }
        }
    }

    private static int signUp(RunningEstate estate, String user) {
        return estate.call("PUT", "/api/v1/me")
                .as(user)
                .header("if-none-match", "*")
                .json("{\"handle\":\"" + user + "\"}")
                .send()
                .statusCode();
    }

    private static void await(List<Future<?>> running) throws InterruptedException {
        for (Future<?> client : running) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }

    /** The run itself, and of each Java function of the stage as many as it may have. */
    private static long mostProcesses() {
        return 1
                + LambdaFunction.CONCURRENCY
                        * Assembly.templates().entrySet().stream()
                                .filter(stack -> stack.getKey().startsWith("Stg/"))
                                .flatMap(stack ->
                                        stack.getValue().path("Resources").valueStream())
                                .filter(resource ->
                                        resource.path("Type").asText().equals("AWS::Lambda::Function")
                                                && resource.at("/Properties/Runtime")
                                                        .asText()
                                                        .startsWith("java"))
                                .count();
    }

    private static long javaProcesses(RunningEstate estate) {
        return estate.processes().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .count();
    }

    private static int threadsOf(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
    }
}
