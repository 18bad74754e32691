package jp.mymovie.movies.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The header that leads to the next page. */
final class Links {
    /** The stage and version every path of ours starts with, seen from outside. */
    static final String BASE = "/api/v1";

    private Links() {}

    /**
     * The next page of what a request has asked for, with the same parameters.
     *
     * @param path of the list
     */
    static String next(String path, Request request, String cursor) {
        StringBuilder parameters = new StringBuilder("?");
        new TreeMap<>(request.query()).forEach((name, value) -> {
            if (!name.equals("cursor") && !name.equals("rev")) {
                parameters.append(name).append('=').append(encoded(value)).append('&');
            }
        });
        return next(path + parameters, cursor);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @param path of the list, with a question mark */
    private static String next(String path, String cursor) {
        return "<" + BASE + path + "cursor=" + encoded(cursor) + ">; rel=\"next\"";
    }
}
