package jp.mymovie.movies.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers whose entity tag is the revision of a list. A reader who has that revision is told so before anything but the
 * revision is read. What anybody may see, caches may keep half a minute, and a minute longer while they ask again; what
 * is the caller's own, nobody may.
 */
final class Revisions {
    private static final String PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=60";

    private Revisions() {}

    static Response answer(Request request, long revision, boolean own, Supplier<Response> whole) {
        String seen = request.headers().get("if-none-match");
        Response response =
                seen != null && EntityTags.match(seen).test(revision) ? new Response(304, Map.of(), null) : whole.get();
        return response.with("cache-control", own ? "no-store" : PUBLIC).with("etag", EntityTags.of(revision));
    }
}
