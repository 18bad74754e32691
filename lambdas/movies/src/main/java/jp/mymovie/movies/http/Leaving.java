package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;

/** The end of the caller's account. */
final class Leaving {
    private final MovieStore store;
    private final Departures departures;

    Leaving(Parts parts) {
        this.store = parts.store();
        this.departures = parts.departures();
    }

    /** Asked twice it answers twice the same. */
    Response leave(String userId) {
        Profile profile = store.profile(userId);
        if (profile != null) {
            departures.begin(profile.user());
        } else if (!departures.begun(userId)) {
            throw Problem.noProfile(404).thrown();
        }
        return Response.accepted();
    }
}
