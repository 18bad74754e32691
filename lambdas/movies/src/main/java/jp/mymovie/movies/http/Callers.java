package jp.mymovie.movies.http;

import java.util.Objects;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.MovieStore;
import org.jspecify.annotations.Nullable;

/** Leads from the bearer of a token to the user. */
final class Callers {
    private final MovieStore store;

    Callers(MovieStore store) {
        this.store = store;
    }

    /**
     * Id of the caller of a personal route.
     *
     * @throws ProblemException of kind {@code no-profile} where the identity leads to no user
     */
    String id(MovieRoute route, @Nullable Identity caller) {
        String userId = store.userId(Objects.requireNonNull(caller, "guests do not come to personal routes"));
        if (userId == null) {
            throw noProfile(route).thrown();
        }
        return userId;
    }

    /** Reads find nothing; a write conflicts with there being no profile to write to, but for the one that ends it. */
    private static Problem noProfile(MovieRoute route) {
        boolean finds = route.effect() == MovieRoute.Effect.READ || route == MovieRoute.DELETE_ME;
        return Problem.noProfile(finds ? 404 : 409);
    }
}
