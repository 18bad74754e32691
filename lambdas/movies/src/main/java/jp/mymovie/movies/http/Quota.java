package jp.mymovie.movies.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rest of a limit, as answers tell it.
 *
 * @param name of the limit
 * @param most times in a window
 * @param seconds of the window
 * @param left times that are left
 * @param reset seconds until the next window begins
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/09/">RateLimit header fields for
 *     HTTP, draft 09</a>
 */
record Quota(String name, long most, long seconds, long left, long reset) {
    /** The fields of the draft. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ratelimit-policy", "\"%s\";q=%d;w=%d".formatted(name, most, seconds));
        headers.put("ratelimit", "\"%s\";r=%d;t=%d".formatted(name, left, reset));
        return headers;
    }

    Response on(Response response) {
        Response told = response;
        for (var header : headers().entrySet()) {
            told = told.with(header.getKey(), header.getValue());
        }
        return told;
    }
}
