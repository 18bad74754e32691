package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.logs.Lakes;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Waits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laboratory cannot run the functions a million times; what it lets them say, they say. */
class GeneratedFunctionLinesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @Test
    void hasMembersOfTheFunctionsOwnLineWithTheirTypes() throws IOException {
        Map<String, String> own = members(JSON.readTree(ownLine()));
        List<JsonNode> generated = generatedLines();

        assertThat(generated).hasSizeGreaterThan(5);
        assertThat(generated).allSatisfy(line -> {
            Map<String, String> members = members(line);
            // The movie service never repeats the words of an exception; another service may.
            members.remove("errorMessage");
            assertThat(own).containsAllEntriesOf(members);
            assertThat(members)
                    .containsKeys("timestamp", "level", "message", "requestId", "route", "status", "errorType");
        });
    }

    /** Lines that the function writes of a fault. */
    private static String ownLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Request request = new Request(
                "id",
                MovieRoute.values()[0],
                false,
                false,
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                null,
                null,
                "192.0.2.1");
        new RequestLog(new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC())
                .write(MovieRoute.Effect.READ, request, 500, 12, new Waits(), new IllegalStateException("x"));
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> generatedLines() throws IOException {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        Traffic traffic = Traffic.of(assembly, 7, LocalDate.of(2026, 11, 24), 1, 20_000);
        Lakes.generate(assembly, traffic, directory.resolve("lake"));
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().matches(".*/lambda/.*\\.gz")).forEach(file -> read(file, lines));
        }
        return lines.stream().filter(line -> line.has("level")).toList();
    }

    private static void read(Path file, List<JsonNode> to) {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line : in.lines().toList()) {
                to.add(JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> members(JsonNode line) {
        Map<String, String> members = new TreeMap<>();
        line.properties()
                .forEach(member -> members.put(
                        member.getKey(), member.getValue().getNodeType().name()));
        return members;
    }
}
