package jp.mymovie.movies.http;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** An answer; nothing may keep it unless a header says so. */
record Response(
        int status, Map<String, String> headers, @Nullable String body) {
    static Response json(int status, JsonText.Content content) {
        return new Response(
                status, Map.of("content-type", "application/json", "cache-control", "no-store"), JsonText.of(content));
    }

    /** What is asked for will be done. */
    static Response accepted() {
        return new Response(202, Map.of("cache-control", "no-store"), null);
    }

    static Response noContent() {
        return new Response(204, Map.of("cache-control", "no-store"), null);
    }

    /**
     * The same for anybody, whoever asks: caches may keep it half a minute, and a minute longer while they ask again or
     * cannot. Who hides their list is hidden after that; without the last word CloudFront would show it until we answer.
     */
    Response shared() {
        return with("cache-control", "public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=60");
    }

    Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** As the request wants it: open to scripts of any origin where anybody may read it, without a body for HEAD. */
    Response fitting(Request request) {
        MovieRoute route = request.route();
        boolean open =
                route != null && route.access() == MovieRoute.Access.PUBLIC && route.effect() == MovieRoute.Effect.READ;
        Response whole = open ? with("access-control-allow-origin", "*") : this;
        return request.head() ? new Response(status, whole.headers, null) : whole;
    }

    /** As a REST proxy integration hands it to API Gateway. */
    String toProxyAnswer() {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            for (var header : headers.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            if (body != null) {
                json.writeStringField("body", body);
            }
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        });
    }
}
