package jp.mymovie.movies.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports that never come further than their beginning. */
public final class InMemoryImports implements Imports {
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, ImportFile> files = new HashMap<>();

    @Override
    public synchronized @Nullable State state(String userId, String id) {
        return states.get(userId + id);
    }

    @Override
    public synchronized void begin(String userId, String id, String digest, ImportFile file, Instant now) {
        int bad = file.bad().size();
        states.putIfAbsent(
                userId + id, new State(id, digest, file.format(), file.rows().size() + bad, 0, bad, now));
        files.putIfAbsent(userId + id, file);
    }

    @Override
    public synchronized List<State> all(String userId) {
        return states.entrySet().stream()
                .filter(state -> state.getKey().equals(userId + state.getValue().id()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(State::id))
                .toList();
    }

    @Override
    public synchronized BadPage bad(String userId, String id, @Nullable String after) {
        ImportFile file = files.get(userId + id);
        return new BadPage(file == null ? List.of() : file.bad(), null);
    }
}
