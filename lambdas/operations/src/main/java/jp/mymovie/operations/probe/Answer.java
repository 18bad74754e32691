package jp.mymovie.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a server.
 *
 * @param uri what was asked
 * @param type media type without parameters, in lower case; empty where none was said
 * @param location target of a redirect; empty where it is none
 * @param cache what the edge says of its cache; empty where it says nothing
 * @param certificateEnd end of the server's certificate; null without TLS
 * @param millis time until the last byte, with a repeated attempt
 */
record Answer(
        URI uri,
        int status,
        String type,
        String location,
        String cache,
        byte[] body,
        @Nullable Instant certificateEnd,
        long millis) {
    String text() {
        return new String(body, UTF_8);
    }

    boolean is(int wanted, String mediaType) {
        return status == wanted && type.equals(mediaType);
    }

    /** The body as an object; null where it is none. */
    @Nullable
    Map<String, @Nullable Object> json() {
        try {
            return Json.object(text());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** For messages: what came. */
    String seen() {
        return "%d %s, %d bytes".formatted(status, type.isEmpty() ? "without a type" : type, body.length);
    }

    Failure.At fails(String step, String says, String first) {
        return new Failure.At(new Failure(step, uri.getHost(), millis, says, first));
    }
}
