package jp.mymovie.movies.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files on their way onto lists. A file is kept for a week. */
public interface Imports {
    /** Days a file and what became of it are kept. */
    int KEPT_DAYS = 7;

    /**
     * How far an import is.
     *
     * @param total rows of the file
     * @param done rows whose film is on the list
     * @param failed rows that cannot be registered
     */
    record State(String id, String digest, String format, int total, int done, int failed, Instant startedAt) {
        public boolean finished() {
            return done + failed >= total;
        }
    }

    /** A part of the rows that could not be registered. */
    record BadPage(List<ImportRow.Bad> items, @Nullable String next) {
        public BadPage {
            items = List.copyOf(items);
        }
    }

    /** The import of that id, null if there is none. */
    @Nullable
    State state(String userId, String id);

    /** Keeps the file and begins; an import of that id that is there stays as it is. */
    void begin(String userId, String id, String digest, ImportFile file, Instant now);

    /** All imports of a user that are kept, by their ids. */
    List<State> all(String userId);

    BadPage bad(String userId, String id, @Nullable String after);
}
