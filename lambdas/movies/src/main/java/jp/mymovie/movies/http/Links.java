package jp.mymovie.movies.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that leads to the next page. */
final class Links {
    /** The stage and version every path of ours starts with, seen from outside. */
    static final String BASE = "/api/v1";

    private Links() {}

    /** @param path of the list, with a question mark */
    static String next(String path, String cursor) {
        return "<" + BASE + path + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + ">; rel=\"next\"";
    }

    /** @param path of the list, with a question mark and whatever parameters it needs besides */
    static String next(String path, int limit, String cursor) {
        return next(path + "limit=" + limit + "&", cursor);
    }
}
