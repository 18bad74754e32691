package jp.mymovie.movies.http;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.User;

/** {@code /users}, what anybody may see. A private user looks like none. */
final class Users {
    private final MovieStore store;
    private final Entries entries;
    private final Follows follows;
    private final RandomGenerator random = new SecureRandom();

    Users(MovieStore store, Entries entries, Follows follows) {
        this.follows = follows;
        this.store = store;
        this.entries = entries;
    }

    Response get(Request request) {
        User user = named(request);
        return Response.json(200, json -> Json.user(json, user));
    }

    Response stats(Request request) {
        Profile profile = store.profile(named(request).id());
        if (profile == null) {
            throw nobody();
        }
        return Stats.answer(profile);
    }

    Response following(Request request) {
        User user = named(request);
        return follows.following(request, user, "/users/" + user.handle() + "/following");
    }

    Response followers(Request request) {
        User user = named(request);
        return follows.followers(request, user, "/users/" + user.handle() + "/followers");
    }

    Response list(Request request) {
        User user = named(request);
        return entries.page(request, user, "/users/" + user.handle() + "/entries", false);
    }

    Response random() {
        User user = store.randomUser(random);
        if (user == null) {
            throw Problem.notFound("no-user", "nobody is here yet").thrown();
        }
        return Response.json(200, json -> Json.user(json, user));
    }

    private User named(Request request) {
        Handle handle = Handle.parse(request.path().getOrDefault("handle", ""));
        User user = handle == null ? null : store.user(handle);
        if (user == null || user.isPrivate()) {
            throw nobody();
        }
        return user;
    }

    private static ProblemException nobody() {
        return Problem.notFound("no-user", "there is no user of that handle").thrown();
    }
}
