package jp.mymovie.movies.http;

import java.util.Map;
import java.util.function.Supplier;
import jp.mymovie.movies.domain.User;

/**
 * Answers with an entity tag. A reader who has that version is told so, where possible before anything but the version is
 * read. No cache may keep the caller's own.
 */
final class Revisions {
    private Revisions() {}

    /** Answer about a list; its tag is the revision. */
    static Response ofList(Request request, User user, boolean own, Supplier<Response> whole) {
        Response response = tagged(request, EntityTags.of(user, user.revision()), whole);
        return own ? response : response.shared();
    }

    /** Answer about what is the caller's own. */
    static Response tagged(Request request, String tag, Supplier<Response> whole) {
        Response response = EntityTags.names(request.headers().get(EntityTags.IF_NONE_MATCH), tag)
                ? new Response(304, Map.of("cache-control", "no-store"), null)
                : whole.get();
        return response.with("etag", tag);
    }
}
