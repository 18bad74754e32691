package jp.mymovie.movies.http;

import java.time.Clock;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Following others, and who follows whom. */
final class Follows {
    private final MovieStore store;
    private final Cursors cursors;
    private final Clock clock;
    private final Today today;

    Follows(Parts parts) {
        this.store = parts.store();
        this.cursors = parts.cursors();
        this.clock = parts.clock();
        this.today = new Today(clock);
    }

    Response follow(Request request, String userId) {
        User me = me(userId, 409);
        User other = named(request);
        if (other == null || other.isPrivate() && !other.id().equals(userId)) {
            throw Problem.notFound("no-user", "there is no user of that handle").thrown();
        }
        if (other.id().equals(userId)) {
            throw new Problem(422, "oneself", "Oneself", "follow somebody else than yourself").thrown();
        }
        store.follow(me, other, clock.instant());
        return Response.noContent();
    }

    Response isFollowed(Request request, String userId) {
        User other = named(request);
        if (other == null || !store.follows(userId, other.id())) {
            throw Problem.notFound("not-followed", "you do not follow a user of that handle")
                    .thrown();
        }
        return Response.noContent();
    }

    Response unfollow(Request request, String userId) {
        User me = me(userId, 409);
        User other = named(request);
        if (other != null) {
            store.unfollow(me, other);
        }
        return Response.noContent();
    }

    Response mine(Request request, String userId) {
        return following(request, me(userId, 404), "/me/following");
    }

    Response following(Request request, User user, String path) {
        String list = "following " + user.id();
        return answer(
                request, list, path + "?", store.following(user.id(), Parameters.limit(request), after(request, list)));
    }

    Response followers(Request request, User user, String path) {
        String list = "followers " + user.id();
        return answer(
                request, list, path + "?", store.followers(user.id(), Parameters.limit(request), after(request, list)));
    }

    private @Nullable String after(Request request, String list) {
        String cursor = Parameters.cursor(request);
        return cursor == null ? null : cursors.open(list, cursor);
    }

    Response named(Request request, String prefix) {
        String list = "prefix " + prefix;
        UserPage page = store.usersByPrefix(prefix, Parameters.limit(request), after(request, list));
        return answer(request, list, "/users?prefix=" + prefix + "&", page);
    }

    private Response answer(Request request, String list, String path, UserPage page) {
        String next = page.next() == null ? null : cursors.seal(list, page.next());
        Response response = Response.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (User user : page.items()) {
                Json.user(json, user, today.date());
            }
            json.writeEndArray();
            JsonText.member(json, "next", next);
            json.writeEndObject();
        });
        return next == null ? response : response.with("link", Links.next(path, Parameters.limit(request), next));
    }

    private User me(String userId, int status) {
        Profile profile = store.profile(userId);
        if (profile == null) {
            throw Problem.noProfile(status).thrown();
        }
        return profile.user();
    }

    private @Nullable User named(Request request) {
        Handle handle = Handle.parse(request.path().getOrDefault("handle", ""));
        return handle == null ? null : store.user(handle);
    }
}
