package jp.mymovie.movies.http;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.User;

/** {@code /users}, what anybody may see. A private user looks like none. */
final class Users {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{1,19}");

    private final MovieStore store;
    private final Entries entries;
    private final Follows follows;
    private final Today today;
    private final RandomGenerator random = new SecureRandom();

    Users(MovieStore store, Entries entries, Follows follows, Today today) {
        this.today = today;
        this.follows = follows;
        this.store = store;
        this.entries = entries;
    }

    Response get(Request request) {
        User user = named(request);
        return Response.json(200, json -> Json.user(json, user, today.date())).shared();
    }

    Response stats(Request request) {
        User user = named(request);
        return Revisions.ofList(request, user, false, () -> {
            Profile profile = store.profile(user.id());
            if (profile == null) {
                throw nobody();
            }
            return Stats.whole(profile);
        });
    }

    Response following(Request request) {
        User user = named(request);
        return follows.following(request, user, "/users/" + user.handle() + "/following")
                .shared();
    }

    Response followers(Request request) {
        User user = named(request);
        return follows.followers(request, user, "/users/" + user.handle() + "/followers")
                .shared();
    }

    Response list(Request request) {
        User user = named(request);
        return entries.page(request, user, "/users/" + user.handle() + "/entries", false);
    }

    /** Those whose handle begins as the query says. */
    Response search(Request request) {
        String prefix = Handle.folded(request.query().getOrDefault("prefix", ""));
        if (!PREFIX.matcher(prefix).matches()) {
            throw Problem.badParameter("prefix", "2 to 20 of a-z, 0-9 and _, starting with a letter", prefix)
                    .thrown();
        }
        return follows.named(request, prefix).shared();
    }

    Response random() {
        User user = store.randomUser(random);
        if (user == null) {
            throw Problem.notFound("no-user", "nobody is here yet").thrown();
        }
        return Response.json(200, json -> Json.user(json, user, today.date()));
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
