package jp.mymovie.movies.http;

import java.util.List;
import java.util.TreeSet;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryFilter;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Lists of entries, a page at a time. */
final class Entries {
    /** Films of the longest list that others may filter: the first page reads all of it, 214 read units for so many. */
    static final int MOST_FILTERED = 10_000;

    /** Films that can be named in one request. */
    private static final int MOST_NAMED = 50;

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
        EntryFilter filter = Filters.read(request);
        checkLength(owner, filter, own);
        if (filter.watchedYear() != null && !own && !owner.showsWatched()) {
            throw Problem.badRequest(
                            "'watchedYear' must be left out: the days this user watched films on are not public")
                    .thrown();
        }
        String list = String.join(" ", owner.id(), sort.wireName(), String.valueOf(ascending), filter.key());
        String cursor = Parameters.cursor(request);
        Place place = cursor == null ? Place.START : Place.read(cursors.open(list, cursor));
        EntryQuery query = new EntryQuery(sort, ascending, limit, place.after(), own, filter);
        return Revisions.ofList(
                request, owner, own, () -> page(request, owner, path, list, query, place.matches(), own));
    }

    /** Those of some films that are on the caller's list. */
    Response named(Request request, User owner) {
        List<Integer> ids = Parameters.tmdbIds(request, MOST_NAMED);
        if (request.query().size() > 1) {
            throw Problem.badRequest("'ids' must be the only parameter, got "
                            + String.join(", ", new TreeSet<>(request.query().keySet())))
                    .thrown();
        }
        return Revisions.ofList(request, owner, true, () -> {
            List<Entry> found = store.entries(owner.id(), ids);
            return answer(owner, found, true, found.size(), null);
        });
    }

    /** Bounds what a request of somebody else, who need not be known, can cost. */
    static void checkLength(User owner, EntryFilter filter, boolean own) {
        if (!own && !filter.isNone() && owner.count() > MOST_FILTERED) {
            throw Problem.badRequest("filters must be left out: the list has %d films, and others may filter at most %d"
                            .formatted(owner.count(), MOST_FILTERED))
                    .thrown();
        }
    }

    /**
     * A place in a list to go on from.
     *
     * @param matches entries of the whole list that match the filter, counted by the first page; null without one
     */
    private record Place(@Nullable String after, @Nullable Integer matches) {
        static final Place START = new Place(null, null);

        static Place read(String text) {
            int space = text.indexOf(' ');
            String matches = text.substring(0, space);
            return new Place(text.substring(space + 1), matches.isEmpty() ? null : Integer.valueOf(matches));
        }

        static String write(String after, @Nullable Integer matches) {
            return (matches == null ? "" : matches.toString()) + " " + after;
        }
    }

    private Response page(
            Request request,
            User owner,
            String path,
            String list,
            EntryQuery query,
            @Nullable Integer matchesBefore,
            boolean own) {
        Sort sort = query.sort();
        EntryPage page = store.entries(owner.id(), query);
        Integer matches = page.matches() == null ? matchesBefore : page.matches();
        String next = page.more()
                ? cursors.seal(list, Place.write(sort.key(page.items().getLast()), matches))
                : null;
        Response response = answer(
                owner, page.items(), own || owner.showsWatched(), matches == null ? owner.count() : matches, next);
        return next == null ? response : response.with("link", Links.next(path, request, next));
    }

    private static Response answer(
            User owner, List<Entry> items, boolean watched, long matches, @Nullable String next) {
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Entry entry : items) {
                Json.entry(json, entry, watched);
            }
            json.writeEndArray();
            json.writeNumberField("count", owner.count());
            json.writeNumberField("matches", matches);
            json.writeNumberField("revision", owner.revision());
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
    }
}
