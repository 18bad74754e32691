package jp.mymovie.movies.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has been to be seen under each handle, and since when. */
final class History {
    static final String NOBODY = "none";

    private final Map<String, List<Shown>> handles = new TreeMap<>();

    /** What a list was from a moment on. */
    private record Shown(Instant since, String list) {}

    void note(String handle, Instant now, @Nullable Life owner) {
        handles.computeIfAbsent(handle, none -> new ArrayList<>())
                .add(new Shown(now, owner == null ? NOBODY : owner.list()));
    }

    /** What a list has been since a moment, what it was at that moment first. */
    List<String> since(String handle, Instant moment) {
        List<Shown> all = Objects.requireNonNull(handles.get(handle));
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).since().isAfter(moment)) {
                from = i;
            }
        }
        return all.subList(from, all.size()).stream().map(Shown::list).toList();
    }
}
