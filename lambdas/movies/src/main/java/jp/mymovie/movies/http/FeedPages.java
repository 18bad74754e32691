package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.FeedPage;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.json.JsonText;

/** The feed of the caller, a page at a time. */
final class FeedPages {
    private final Feed feed;
    private final MovieStore store;
    private final Cursors cursors;

    FeedPages(Parts parts) {
        this.feed = parts.feed();
        this.store = parts.store();
        this.cursors = parts.cursors();
    }

    Response page(Request request, String userId) {
        if (store.profile(userId) == null) {
            throw Problem.noProfile(404).thrown();
        }
        int limit = Parameters.limit(request);
        String list = "feed " + userId;
        String cursor = Parameters.cursor(request);
        FeedPage page = feed.page(userId, limit, cursor == null ? null : cursors.open(list, cursor));
        String next = page.next() == null ? null : cursors.seal(list, page.next());
        Response response = Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (FeedPage.Item item : page.items()) {
                json.writeStartObject();
                json.writeStringField("handle", item.user().handle().value());
                json.writeStringField("nickname", item.user().nickname());
                json.writeFieldName("entry");
                Json.entry(json, item.entry());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
        return next == null ? response : response.with("link", Links.next("/me/feed?", limit, next));
    }
}
