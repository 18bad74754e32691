package jp.mymovie.movies.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;

/** An account from the choice of a handle to its end, as the model has it. */
final class Life {
    final String id;
    final String handle;
    final Map<Integer, Integer> scores = new TreeMap<>();
    final Map<Integer, String> tags = new HashMap<>();
    final Set<Life> following = new HashSet<>();
    boolean over;

    private final Map<Integer, Deleted> deleted = new HashMap<>();
    private long revision;

    private record Deleted(int score, Instant at) {}

    Life(String id, String handle) {
        this.id = id;
        this.handle = handle;
    }

    /** The list as anybody sees it: its entity tag, and the films with their scores. */
    String list() {
        return EntityTags.of(User.named(id, new Handle(handle), handle), revision) + " " + scores;
    }

    void score(int film, int score, String tag) {
        if (!Integer.valueOf(score).equals(scores.put(film, score))) {
            revision++;
        }
        tags.put(film, tag);
    }

    void remove(int film, Instant now) {
        Integer score = scores.remove(film);
        tags.remove(film);
        if (score != null) {
            revision++;
            deleted.put(film, new Deleted(score, now));
        }
    }

    /** The score a film would come back with; null where it can not. */
    @Nullable
    Integer restorable(int film, Instant now) {
        Deleted gone = deleted.get(film);
        Instant until = now.minusSeconds(Holding.KEPT_DAYS * 86_400L);
        return gone == null || !gone.at().isAfter(until) ? null : Integer.valueOf(gone.score());
    }
}
