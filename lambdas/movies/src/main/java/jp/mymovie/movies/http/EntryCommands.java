package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.Edit;
import jp.mymovie.movies.domain.Outcome;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.json.JsonObject;

/** Changes to {@code /me/entries/{tmdbId}}. */
final class EntryCommands {
    private final Shelf shelf;

    EntryCommands(Shelf shelf) {
        this.shelf = shelf;
    }

    Response put(Request request, String userId) {
        int tmdbId = Parameters.tmdbId(request);
        Edit edit = Remarked.read(Body.json(request));
        if (edit.score() == null) {
            throw Problem.invalid("/score", "must be a whole number from 0 to 100, or null for none, got nothing")
                    .thrown();
        }
        return answer(shelf.put(userId, tmdbId, edit, EntityTags.precondition(request)));
    }

    Response patch(Request request, String userId) {
        int tmdbId = Parameters.tmdbId(request);
        JsonObject body = Body.patch(request);
        if (!request.headers().containsKey(EntityTags.IF_MATCH)) {
            throw Problem.preconditionRequired("If-Match with the entry's entity tag")
                    .thrown();
        }
        return answer(shelf.patch(userId, tmdbId, Remarked.read(body), EntityTags.precondition(request)));
    }

    Response delete(Request request, String userId) {
        return answer(shelf.delete(userId, Parameters.tmdbId(request), EntityTags.precondition(request)));
    }

    Response restore(Request request, String userId) {
        return answer(shelf.restore(userId, Parameters.tmdbId(request)));
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Registered(var user, var entry) ->
                Me.answer(201, user, entry).with("location", Links.BASE + "/me/entries/" + entry.tmdbId());
            case Outcome.Updated(var user, var entry) -> Me.answer(200, user, entry);
            case Outcome.Deleted() -> Response.noContent();
            case Outcome.NoProfile() -> throw Problem.noProfile(409).thrown();
            case Outcome.NoEntry() ->
                throw Problem.notFound("no-entry", "that film is not on your list")
                        .thrown();
            case Outcome.NoFilm() ->
                throw Problem.notFound("no-film", "tmdb knows no film of that id")
                        .thrown();
            case Outcome.Forgotten() ->
                throw new Problem(410, "gone", "Gone", "a deleted film can be restored for 30 days, this one cannot")
                        .thrown();
            case Outcome.Stale(var entry) ->
                throw Problem.preconditionFailed(
                                "stale",
                                entry == null
                                        ? "the film is not on the list: read it again"
                                        : "the entry is at version " + entry.version() + " now: read it again")
                        .thrown();
        };
    }
}
