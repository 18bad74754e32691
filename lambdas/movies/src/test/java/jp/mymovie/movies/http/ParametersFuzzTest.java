package jp.mymovie.movies.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Parameters of path and query and preconditions made to hurt, on every route that has them. */
@Tag("fuzz")
final class ParametersFuzzTest {
    /**
     * The lines of the input: number of the route, parameter of its path, then a name and a value a line, of the query or,
     * where the name begins with {@code if-}, of a header.
     */
    @FuzzTest(maxDuration = "60s")
    void areAnswered(byte @Nullable [] bytes) {
        List<String> lines = new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() < 2) {
            return;
        }
        MovieRoute route = MovieRoute.values()[Math.floorMod(number(lines.get(0)), MovieRoute.values().length)];
        Map<String, String> query = new TreeMap<>();
        Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
        for (String line : lines.subList(2, lines.size())) {
            String[] parts = line.split("=", 2);
            (parts[0].startsWith("if-") ? headers : query).put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        Api api = new Api();
        api.signedUp("hanako").json("{\"score\":5}").put("/me/entries/129");
        Contract.holds(route, api.send(event(route, lines.get(1), query, headers), route.effect()));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : text.hashCode();
    }

    private static String event(
            MovieRoute route, String parameter, Map<String, String> query, Map<String, String> headers) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("resource", "/v1" + route.path());
            json.writeStringField("httpMethod", route.method());
            write(json, "pathParameters", Map.of("handle", parameter, "tmdbId", parameter, "importId", parameter));
            write(json, "queryStringParameters", query);
            write(json, "headers", headers);
            json.writeStringField("body", "{\"score\":6}");
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("authorizer");
            write(json, "claims", Map.of("sub", "hanako"));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String name, Map<String, String> members) throws IOException {
        json.writeObjectFieldStart(name);
        for (var member : members.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        json.writeEndObject();
    }
}
