package jp.mymovie.movies.http;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.KeptPage;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the caller's list since a revision. Some of what was told before is told again, because a change may
 * have a {@linkplain Holding#MOST_BETWEEN somewhat lower} version than the revision it makes; nothing is left out, but for
 * deletions so old that nothing is left of them, which the list's count tells: a copy that has more films than the list is
 * to be read anew.
 */
final class ListChanges {
    private static final int ROWS = 250;
    /** Items read for one answer, of which there may be none to tell: some 250 read units. */
    private static final int MOST_READ = 3_000;

    private static final int ENOUGH_CHARACTERS = 1_000_000;
    private static final int CHARACTERS_OF_AN_ENTRY = 600;

    private final MovieStore store;
    private final Cursors cursors;

    ListChanges(MovieStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    /** A place to go on from. @param revision the list had when the first part was read, as all parts tell it */
    private record Place(int after, long revision, long count) {
        static Place read(String text) {
            String[] parts = text.split(" ", -1);
            return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        String text() {
            return after + " " + revision + " " + count;
        }
    }

    Response since(Request request, String userId) {
        Integer since = Parameters.number(request, "since", new Parameters.Range(0, Integer.MAX_VALUE));
        if (since == null) {
            throw Problem.badParameter("since", "a revision of the list, or 0", "")
                    .thrown();
        }
        Profile profile = store.profile(userId);
        if (profile == null) {
            throw Problem.noProfile(404).thrown();
        }
        long revision = profile.user().revision();
        if (since > revision) {
            throw Problem.badParameter("since", "at most the list's revision, " + revision, since.toString())
                    .thrown();
        }
        String list = "changes " + userId + " " + since;
        String cursor = Parameters.cursor(request);
        Place place = cursor == null
                ? new Place(0, revision, profile.user().count())
                : Place.read(cursors.open(list, cursor));
        List<KeptPage.Kept> changed = new ArrayList<>();
        Integer after = since == revision ? null : Integer.valueOf(place.after());
        int size = 0;
        for (int read = 0; after != null && read < MOST_READ && size < ENOUGH_CHARACTERS; read += ROWS) {
            KeptPage page = store.keptEntries(userId, ROWS, after);
            for (KeptPage.Kept kept : page.items()) {
                if (kept.entry().version() > since - Holding.MOST_BETWEEN) {
                    changed.add(kept);
                    String note = kept.entry().remarks().note();
                    size += CHARACTERS_OF_AN_ENTRY + (note == null ? 0 : note.length());
                }
            }
            after = page.next();
        }
        String next =
                after == null ? null : cursors.seal(list, new Place(after, place.revision(), place.count()).text());
        Response response = answer(place, changed, next);
        return next == null ? response : response.with("link", Links.next("/me/entries/changes", request, next));
    }

    private static Response answer(Place place, List<KeptPage.Kept> changed, @Nullable String next) {
        return Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (KeptPage.Kept kept : changed) {
                if (!kept.deleted()) {
                    Json.ownEntry(json, kept.entry());
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("deleted");
            for (KeptPage.Kept kept : changed) {
                if (kept.deleted()) {
                    json.writeNumber(kept.entry().tmdbId());
                }
            }
            json.writeEndArray();
            json.writeNumberField("count", place.count());
            json.writeNumberField("revision", place.revision());
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
    }
}
