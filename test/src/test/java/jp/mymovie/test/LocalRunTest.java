package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local run is the synthesized estate, not a second description of it. */
class LocalRunTest {
    @TempDir
    Path directory;

    @Test
    void endsWithAllItsProcessesWithinFiveSecondsOfBeingAskedTo() throws Exception {
        RunningEstate estate = RunningEstate.start(Assembly.directory(), "--empty");
        List<ProcessHandle> processes = estate.processes();
        assertThat(processes).as("the run and a process a function").hasSizeGreaterThan(1);

        estate.terminate();

        assertThat(estate.endsWithin(Duration.ofSeconds(5))).isTrue();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void keepsEverythingOverARestartWhereDataIsNamed() {
        String data = directory.resolve("data").toString();
        try (RunningEstate estate = RunningEstate.start(Assembly.directory(), "--empty", "--data", data)) {
            estate.call("PUT", "/api/v1/me")
                    .as("keeper")
                    .header("if-none-match", "*")
                    .json("{\"handle\":\"keeper\"}")
                    .send();
            estate.call("PUT", "/api/v1/me/entries/129")
                    .as("keeper")
                    .json("{\"score\":88}")
                    .send();
        }
        try (RunningEstate estate = RunningEstate.start(Assembly.directory(), "--empty", "--data", data)) {
            JsonNode list = Json.of(estate.get("/api/v1/users/keeper/entries").send());
            assertThat(list.at("/items/0/score").asInt()).isEqualTo(88);
        }
    }

    @Test
    void followsARouteThatTheTemplateMoves() throws Exception {
        Path changed = changed("\"HttpMethod\": \"PATCH\"", "\"HttpMethod\": \"POST\"");
        try (RunningEstate estate = RunningEstate.start(changed, "--empty")) {
            // No such method any more; at the new one the gateway asks who is calling.
            assertThat(estate.call("PATCH", "/api/v1/me/entries/129").send().statusCode())
                    .isEqualTo(405);
            assertThat(estate.call("POST", "/api/v1/me/entries/129").send().statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void takesTheKeyOfTheTableFromTheTemplate() throws Exception {
        Path changed = changed("\"AttributeName\": \"sk\"", "\"AttributeName\": \"sortKey\"");
        try (RunningEstate estate = RunningEstate.start(changed, "--empty")) {
            assertThat(estate.get("/api/v1/me").as("anyone").send().statusCode())
                    .isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void takesTheHandlerFromTheTemplate() throws Exception {
        Path changed = changed(
                "jp.mymovie.movies.http.MovieQueries::handleRequest", "jp.mymovie.movies.http.Nothing::handleRequest");
        try (RunningEstate estate = RunningEstate.start(changed, "--empty")) {
            assertThat(estate.get("/api/v1/health").send().statusCode()).isGreaterThanOrEqualTo(500);
        }
    }

    /** A copy of the assembly in which every template of stg has one text replaced by another. */
    private Path changed(String from, String to) throws IOException {
        Path copy = directory.resolve("cdk.out");
        int[] replaced = {0};
        try (Stream<Path> files = Files.walk(Assembly.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(Assembly.directory().relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (file.toString().endsWith(".template.json")) {
                    String pretty = new JsonMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Assembly.read(file))
                            .replace("\" : ", "\": ");
                    UnaryOperator<String> change = text -> text.replace(from, to);
                    replaced[0] += pretty.equals(change.apply(pretty)) ? 0 : 1;
                    Files.writeString(target, change.apply(pretty));
                } else {
                    Files.createLink(target, file);
                }
            }
        }
        assertThat(replaced[0]).as("templates with " + from).isPositive();
        return copy;
    }
}
