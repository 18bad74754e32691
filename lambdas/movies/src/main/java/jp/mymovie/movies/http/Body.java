package jp.mymovie.movies.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/** Reads what a client has sent, and says what is wrong with it. */
final class Body {
    static final int MAX_BYTES = 16 * 1024;

    private static final JsonReader READER = new JsonReader(8);
    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> PATCH =
            new LinkedHashSet<>(List.of("application/json", "application/merge-patch+json"));
    private static final Set<String> CSV = Set.of("text/csv");

    private Body() {}

    static JsonObject json(Request request) {
        return read(request, JSON);
    }

    static JsonObject patch(Request request) {
        return read(request, PATCH);
    }

    static String shown(@Nullable Object value) {
        String text = String.valueOf(value instanceof JsonObject ? "an object" : value);
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** A CSV file, in whatever encoding. */
    static byte[] csv(Request request, int maxBytes) {
        return bytes(request, CSV, maxBytes);
    }

    private static JsonObject read(Request request, Set<String> types) {
        byte[] body = bytes(request, types, MAX_BYTES);
        try {
            return READER.read(body);
        } catch (MalformedJson e) {
            throw Problem.badRequest("the body must be one json object without duplicate names, at most 8 levels deep")
                    .thrown();
        }
    }

    private static byte[] bytes(Request request, Set<String> types, int maxBytes) {
        String type = request.headers().getOrDefault("content-type", "");
        String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String wanted = types.iterator().next();
        if (!types.contains(essence)) {
            throw new Problem(
                            415,
                            "unsupported-media-type",
                            "Unsupported media type",
                            "'content-type' must be " + wanted + ", got '" + shown(type) + "'")
                    .thrown();
        }
        byte[] body = request.body();
        if (body == null) {
            throw Problem.badRequest("the body must be " + wanted + ", got nothing")
                    .thrown();
        }
        if (body.length > maxBytes) {
            throw new Problem(
                            413,
                            "too-large",
                            "Content too large",
                            "the body must have at most " + maxBytes + " bytes, got " + body.length)
                    .thrown();
        }
        return body;
    }
}
