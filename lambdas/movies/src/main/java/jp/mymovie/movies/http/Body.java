package jp.mymovie.movies.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.mymovie.movies.domain.Message;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/** Reads what a client has sent, and says what is wrong with it. */
final class Body {
    /**
     * Bytes of the longest body there can be: a message and an address whose every character is written as two escaped
     * surrogates, and space for names, the other members and white space.
     */
    static final int MAX_BYTES = 12 * (Message.MAX_TEXT + Message.MAX_EMAIL) + 4 * 1024;

    private static final int SHOWN = 40;

    private static final JsonReader READER = new JsonReader(8);
    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> PATCH =
            new LinkedHashSet<>(List.of("application/json", "application/merge-patch+json"));
    private static final String BYTE_ORDER_MARK = "\ufeff";
    /** Media types of files: one that a gateway takes for text, and bytes as they are. */
    private static final Set<String> FILE = new LinkedHashSet<>(List.of("text/csv", "application/octet-stream"));

    private Body() {}

    static JsonObject json(Request request) {
        return read(request, JSON);
    }

    static JsonObject patch(Request request) {
        return read(request, PATCH);
    }

    static String shown(@Nullable Object value) {
        return Texts.cut(String.valueOf(value instanceof JsonObject ? "an object" : value), SHOWN);
    }

    /** A file in whatever encoding. */
    static byte[] file(Request request, int maxBytes) {
        return bytes(request, FILE, maxBytes);
    }

    private static JsonObject read(Request request, Set<String> types) {
        JsonObject body;
        try {
            body = READER.read(text(bytes(request, types, MAX_BYTES)));
        } catch (MalformedJson e) {
            throw Problem.badRequest("the body must be one json object without duplicate names, at most 8 levels deep")
                    .thrown();
        }
        if (request.route() != null) {
            KnownMembers.check(request.route(), body);
        }
        return body;
    }

    /**
     * A text, of which nothing was lost: the gateway hands bodies on as text and puts U+FFFD in place of what is not
     * UTF-8, so that a body with that character is as broken as one with the bytes.
     */
    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.indexOf(Texts.REPLACEMENT) < 0) {
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
        } catch (CharacterCodingException e) {
            // told below
        }
        throw Problem.badRequest(
                        "the body must be in UTF-8, got bytes that are not: save it as UTF-8 and send it again")
                .thrown();
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
