package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.json.JsonText;

/** Lists of entries, a page at a time. */
final class Entries {
    private final MovieStore store;
    private final Cursors cursors;

    Entries(MovieStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    /**
     * @param path of the list, for the link to the next page
     * @param own whether the reader is the owner, who must see its last write
     */
    Response page(Request request, User owner, String path, boolean own) {
        Sort sort = Parameters.sort(request);
        boolean ascending = Parameters.ascending(request);
        int limit = Parameters.limit(request);
        String list = owner.id() + " " + sort.wireName() + " " + ascending;
        String cursor = Parameters.cursor(request);
        String after = cursor == null ? null : cursors.open(list, cursor);
        return Revisions.answer(
                request,
                owner.revision(),
                own,
                () -> page(owner, path, list, new EntryQuery(sort, ascending, limit, after, own)));
    }

    private Response page(User owner, String path, String list, EntryQuery query) {
        Sort sort = query.sort();
        EntryPage page = store.entries(owner.id(), query);
        String next = page.more() ? cursors.seal(list, sort.key(page.items().getLast())) : null;
        Response response = Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Entry entry : page.items()) {
                Json.entry(json, entry);
            }
            json.writeEndArray();
            json.writeNumberField("count", owner.count());
            json.writeNumberField("revision", owner.revision());
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
        return next == null
                ? response
                : response.with(
                        "link",
                        Links.next(
                                path + "?sort=" + sort.wireName() + "&order=" + (query.ascending() ? "asc" : "desc")
                                        + "&",
                                query.limit(),
                                next));
    }
}
