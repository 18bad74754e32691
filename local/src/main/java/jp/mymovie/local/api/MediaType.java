package jp.mymovie.local.api;

import java.util.Locale;
import jp.mymovie.local.http.Request;

/** The media type by which API Gateway chooses models and templates. */
final class MediaType {
    private MediaType() {}

    /** Without parameters; {@code application/json} where the request names none. */
    static String of(Request request) {
        return request.headers()
                .first("content-type", "application/json")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
