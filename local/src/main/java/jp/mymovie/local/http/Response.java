package jp.mymovie.local.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer.
 *
 * @param status the status code
 * @param headers its fields
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
public record Response(int status, Headers headers, byte[] body) {

    /** An answer with a text. */
    public static Response of(int status, String type, String body) {
        return new Response(status, new Headers().set("content-type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the client elsewhere. */
    public static Response redirect(String location) {
        return new Response(302, new Headers().set("location", location), new byte[0]);
    }

    /** The same answer with one more field. */
    public Response with(String name, String value) {
        headers.set(name, value);
        return this;
    }
}
