package jp.mymovie.movies.work;

import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.SignInAccounts;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.Jobs;

/** Removes what is left of a user who has gone: first what others see, then the account people sign in with. */
final class DepartureTask implements Task {
    /** What a sweep may take. */
    private static final long ENOUGH_MILLIS = 20_000;

    private final Departures departures;
    private final SignInAccounts accounts;
    private final Jobs jobs;

    DepartureTask(Departures departures, SignInAccounts accounts, Jobs jobs) {
        this.departures = departures;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    @Override
    public boolean takes(Change change) {
        return Jobs.departing(change) != null;
    }

    @Override
    public void run(Change change) {
        String userId = Jobs.departing(change);
        if (userId == null || !jobs.current(change)) {
            return;
        }
        while (departures.sweep(userId)) {
            if (Deadline.millisLeft() < ENOUGH_MILLIS) {
                jobs.next(change);
                return;
            }
        }
        departures.identities(userId).forEach(accounts::delete);
        departures.end(userId);
    }
}
