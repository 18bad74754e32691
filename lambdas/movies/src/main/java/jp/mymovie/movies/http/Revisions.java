package jp.mymovie.movies.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers whose entity tag is the revision of a list. A reader who has that revision is told so before anything but the
 * revision is read. What is the caller's own, no cache may keep.
 */
final class Revisions {
    private Revisions() {}

    static Response answer(Request request, long revision, boolean own, Supplier<Response> whole) {
        String seen = request.headers().get("if-none-match");
        Response response =
                seen != null && EntityTags.match(seen).test(revision) ? new Response(304, Map.of(), null) : whole.get();
        return (own ? response.with("cache-control", "no-store") : response.shared())
                .with("etag", EntityTags.of(revision));
    }
}
