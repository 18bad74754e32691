package jp.mymovie.movies.http;

import java.util.function.Supplier;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Probe;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.json.JsonObject;

/** {@code /me}: the caller's profile and list, for the caller alone. */
final class Me {
    private final MovieStore store;
    private final Today today;
    private final Supplier<String> ids;
    private final Entries entries;

    Me(Parts parts, Entries entries) {
        this.ids = parts.ids();
        this.today = new Today(parts.clock());
        this.store = parts.store();
        this.entries = entries;
    }

    Response get(Request request, String userId) {
        Profile profile = profile(userId);
        return Revisions.tagged(request, tag(profile), () -> answer(200, profile));
    }

    Response put(Request request, Identity caller) {
        JsonObject body = Body.json(request);
        if (!"*".equals(request.headers().getOrDefault("if-none-match", "").strip())) {
            throw Problem.preconditionRequired("If-None-Match: *").thrown();
        }
        Handle handle = ProfileMembers.handle(body);
        String nickname = ProfileMembers.nickname(body, handle.value());
        Claim claim = handle.reserved() && !Probe.is(caller)
                ? new Claim.HandleTaken()
                : store.claim(caller, Probe.begin(caller, ids.get(), handle, nickname));
        return switch (claim) {
            case Claim.Claimed(Profile profile) -> answer(201, profile).with("location", Links.BASE + "/me");
            case Claim.HandleTaken taken ->
                throw new Problem(409, "handle-taken", "Handle taken", "choose another handle than '" + handle + "'")
                        .thrown();
            case Claim.Left left ->
                throw new Problem(
                                409,
                                "account-deleted",
                                "Account deleted",
                                "the account you signed in to was deleted: sign out and sign up again")
                        .thrown();
            case Claim.AlreadyNamed named ->
                throw Problem.preconditionFailed("has-profile", "you have chosen a handle before: GET /v1/me")
                        .thrown();
        };
    }

    Response patch(Request request, String userId) {
        JsonObject body = Body.patch(request);
        String ifMatch = request.headers().get(EntityTags.IF_MATCH);
        if (ifMatch == null) {
            throw Problem.preconditionRequired("If-Match with the profile's entity tag")
                    .thrown();
        }
        Profile profile = store.profile(userId);
        if (profile == null) {
            throw Problem.noProfile(409).thrown();
        }
        User user = profile.user();
        User next = user.shownAs(
                ProfileMembers.nickname(body, user.nickname()),
                ProfileMembers.url(body, user.url()),
                ProfileMembers.birthday(body, user.birthday(), today.date()),
                ProfileMembers.bool(body, "private", user.isPrivate()),
                ProfileMembers.bool(body, "watchedPublic", user.showsWatched()));
        if (!EntityTags.names(ifMatch, tag(profile))) {
            throw stale(profile.version());
        }
        if (next.equals(user)) {
            return answer(200, profile);
        }
        if (store.replaceProfile(profile, next) != Swap.DONE) {
            throw stale(profile.version() + 1);
        }
        return answer(200, new Profile(next, profile.version() + 1, profile.totals()));
    }

    private static ProblemException stale(long version) {
        return Problem.preconditionFailed("stale", "the profile is at version " + version + " now: read it again")
                .thrown();
    }

    Response stats(Request request, String userId) {
        Profile profile = profile(userId);
        return Revisions.ofList(request, profile.user(), true, () -> Stats.whole(profile));
    }

    Response list(Request request, String userId) {
        User user = profile(userId).user();
        return request.query().containsKey(KnownParameters.IDS)
                ? entries.named(request, user)
                : entries.page(request, user, "/me/entries", true);
    }

    Response entry(Request request, String userId) {
        Holding held = store.holding(userId, Parameters.tmdbId(request));
        User user = held.user();
        Entry entry = held.entry();
        if (user == null) {
            throw Problem.noProfile(404).thrown();
        }
        if (entry == null) {
            throw Problem.notFound("no-entry", "that film is not on your list").thrown();
        }
        return Revisions.tagged(request, EntityTags.of(user, entry.version()), () -> answer(200, user, entry));
    }

    static Response answer(int status, User user, Entry entry) {
        return Response.json(status, json -> Json.ownEntry(json, entry))
                .with("etag", EntityTags.of(user, entry.version()));
    }

    private Response answer(int status, Profile profile) {
        return Response.json(status, json -> Json.me(json, profile, today.date()))
                .with("etag", tag(profile));
    }

    private static String tag(Profile profile) {
        return EntityTags.of(profile.user(), profile.version());
    }

    private Profile profile(String userId) {
        Profile profile = store.profile(userId);
        if (profile == null) {
            throw Problem.noProfile(404).thrown();
        }
        return profile;
    }
}
