package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of the local run, under the synthesized prefixes, asked by Trino through the synthesized tables. */
class LogLakeTest {
    @TempDir
    static Path data;

    @BeforeAll
    static void makeRequests() {
        try (RunningEstate estate = RunningEstate.start(Assembly.directory(), "--empty", "--data", data.toString())) {
            for (int i = 0; i < 3; i++) {
                assertThat(estate.get("/api/v1/health").send().statusCode()).isEqualTo(200);
            }
            estate.get("/api/v1/users/nobody").send();
            estate.get("/api/v1/me").send();
            estate.get("/").send();
        }
    }

    @Test
    void writesUnderTheSynthesizedPrefixes() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            List<String> keys = files.filter(Files::isRegularFile)
                    .map(path -> data.relativize(path).toString())
                    .filter(path -> path.endsWith(".gz"))
                    .toList();
            assertThat(keys)
                    .anyMatch(key ->
                            key.matches(".*mymovie-lake-\\d{12}/cloudfront/\\d{12}/movies/\\d{4}/\\d\\d/\\d\\d/.+"))
                    .anyMatch(key ->
                            key.matches(".*mymovie-lake-\\d{12}/apigateway/\\d{12}/movies/\\d{4}/\\d\\d/\\d\\d/.+"));
        }
    }

    @Test
    void countsTheRequestsJustMadeByPath() {
        Map<String, Integer> edge = new TreeMap<>();
        ask("SELECT cs_uri_stem AS path, count(*) AS requests FROM cloudfront GROUP BY 1")
                .forEach(row ->
                        edge.put(row.path("path").asText(), row.path("requests").asInt()));

        assertThat(edge)
                .containsEntry("/api/v1/health", 3)
                .containsEntry("/api/v1/users/nobody", 1)
                .containsEntry("/api/v1/me", 1)
                .containsEntry("/", 1);
    }

    @Test
    void tellsTheGatewaysAnswersApart() {
        JsonNode rows = ask("SELECT status, count(*) AS requests FROM apigateway GROUP BY 1 ORDER BY 1");

        assertThat(rows)
                .extracting(row ->
                        row.path("status").asText() + " " + row.path("requests").asInt())
                .containsExactly("200 3", "401 1", "404 1");
    }

    @Test
    void refusesWhatIsNoSqlInOneLine() {
        Project.Outcome outcome = athena("SELEC 1");

        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.err()).contains("mismatched input 'SELEC'");
    }

    private static JsonNode ask(String sql) {
        Project.Outcome outcome = athena(sql);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return Json.of(outcome.out());
    }

    private static Project.Outcome athena(String sql) {
        return Project.run(Project.java(
                "local/athena",
                "--add-modules",
                "jdk.incubator.vector",
                "jp.mymovie.local.athena.Athena",
                "--assembly",
                Assembly.directory().toString(),
                "--lake",
                data.toString(),
                "--json",
                sql));
    }
}
