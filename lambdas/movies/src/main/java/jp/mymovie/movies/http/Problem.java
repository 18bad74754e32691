package jp.mymovie.movies.http;

import java.util.List;
import java.util.Map;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonText;

/**
 * Why there is no better answer, as the client is told.
 *
 * @param slug names the kind of problem, at the end of its type
 * @param errors what is wrong with which member of the body
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
record Problem(int status, String slug, String title, String detail, List<FieldError> errors) {
    /** What is wrong with one member. */
    record FieldError(String pointer, String detail) {}

    Problem(int status, String slug, String title, String detail) {
        this(status, slug, title, detail, List.of());
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", "Bad request", detail);
    }

    static Problem badParameter(String name, String wanted, String got) {
        return new Problem(
                400,
                "bad-parameter",
                "Bad parameter",
                "'" + name + "' must be " + wanted + ", got '" + Texts.cut(got, 40) + "'");
    }

    static Problem unauthorized() {
        return new Problem(401, "unauthorized", "Unauthorized", "sign in and send the access token");
    }

    static Problem notFound(String slug, String detail) {
        return new Problem(404, slug, "Not found", detail);
    }

    static Problem noProfile(int status) {
        return new Problem(status, "no-profile", "No profile", "choose a handle first: PUT /v1/me");
    }

    static Problem preconditionFailed(String slug, String detail) {
        return new Problem(412, slug, "Precondition failed", detail);
    }

    static Problem preconditionRequired(String header) {
        return new Problem(428, "precondition-required", "Precondition required", "send the header " + header);
    }

    static Problem invalid(String pointer, String detail) {
        return new Problem(
                422,
                "invalid",
                "Invalid content",
                "the body has a wrong value",
                List.of(new FieldError(pointer, detail)));
    }

    static Problem internal() {
        return new Problem(500, "internal", "Internal error", "our fault: report the instance to have it looked up");
    }

    static Problem unavailable() {
        return new Problem(
                503, "unavailable", "Unavailable", "the table did not answer in time: send the same request again");
    }

    ProblemException thrown() {
        return new ProblemException(this);
    }

    Response response(String requestId) {
        String body = JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("type", MovieRoute.PROBLEM_TYPES + slug);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("instance", requestId);
            if (!errors.isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (FieldError error : errors) {
                    json.writeStartObject();
                    json.writeStringField("pointer", error.pointer());
                    json.writeStringField("detail", error.detail());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
        return new Response(
                status, Map.of("content-type", "application/problem+json", "cache-control", "no-store"), body);
    }
}
