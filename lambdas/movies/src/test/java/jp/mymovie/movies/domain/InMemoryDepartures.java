package jp.mymovie.movies.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Departures that leave nothing to sweep. */
public final class InMemoryDepartures implements Departures {
    private final InMemoryMovieStore store;
    private final Set<String> begun = new HashSet<>();

    public InMemoryDepartures(InMemoryMovieStore store) {
        this.store = store;
    }

    @Override
    public synchronized boolean begun(String userId) {
        return begun.contains(userId);
    }

    @Override
    public synchronized Swap begin(User user) {
        begun.add(user.id());
        return store.forget(user.id()) ? Swap.DONE : Swap.GONE;
    }

    @Override
    public boolean sweep(String userId) {
        return false;
    }

    @Override
    public List<Identity> identities(String userId) {
        return store.identities(userId);
    }

    @Override
    public synchronized void end(String userId) {
        begun.remove(userId);
        store.retire(userId);
    }
}
