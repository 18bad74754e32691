package jp.mymovie.movies.work;

import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Visibility;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.Jobs;

/** Brings films, followers and feeds into line with a user's switch between private and public. */
final class VisibilityTask implements Task {
    private final Visibility visibility;
    private final MovieStore store;
    private final Jobs jobs;

    VisibilityTask(Visibility visibility, MovieStore store, Jobs jobs) {
        this.visibility = visibility;
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public boolean takes(Change change) {
        return Jobs.switching(change) != null;
    }

    /** Of two switches in a row either brings all into line with the later one. */
    @Override
    public void run(Change change) {
        String userId = Jobs.switching(change);
        if (userId == null || !jobs.current(change)) {
            return;
        }
        Profile profile = store.profile(userId);
        if (profile != null && visibility.sweep(profile.user())) {
            jobs.next(change);
        } else {
            jobs.finish(change);
        }
    }
}
