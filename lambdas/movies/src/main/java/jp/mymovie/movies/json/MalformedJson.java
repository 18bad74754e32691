package jp.mymovie.movies.json;

import org.jspecify.annotations.Nullable;

/** What was sent is not one JSON object. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJson(@Nullable Throwable cause) {
        super("not one json object", cause);
    }
}
