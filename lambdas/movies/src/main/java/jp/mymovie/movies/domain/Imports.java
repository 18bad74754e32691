package jp.mymovie.movies.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way onto lists. A file is kept for a week. While an import runs its own steps alone write to it; commands
 * write while it rests, and each makes the step that is under way void.
 */
public interface Imports {
    /** Days a file and what became of it are kept. */
    int KEPT_DAYS = 7;

    /** Time without progress after which a running import counts as failed: the stream has given its step up. */
    Duration STUCK = Duration.ofMinutes(30);

    /** Progress of an import. */
    enum Phase {
        RUNNING,
        /** All is looked up and nothing registered: it waits for the user's word. */
        HELD,
        FINISHED,
        STOPPED,
        FAILED,
        UNDONE
    }

    /** Work of an import. */
    enum Order {
        /** Look films up alone. */
        LOOK,
        /** Look up what is not known yet, and register. */
        TAKE,
        /** Take back what was registered. */
        UNDO
    }

    /**
     * State of an import.
     *
     * @param total rows of the file, the unreadable ones included
     * @param unreadable rows that the reader could not take
     * @param reason why it failed, null if it did not
     * @param movedAt time of the last progress
     */
    record State(
            String id,
            String digest,
            String format,
            int total,
            int unreadable,
            Tally tally,
            Phase phase,
            @Nullable String reason,
            Instant startedAt,
            Instant movedAt) {
        /** Rows that are not registered and never will be by themselves. */
        public int failed() {
            return unreadable + tally.failed();
        }

        /** The state as it is seen at a time: an import that has stood still for long has failed. */
        public State at(Instant now) {
            return phase == Phase.RUNNING && movedAt.plus(STUCK).isBefore(now)
                    ? new State(
                            id,
                            digest,
                            format,
                            total,
                            unreadable,
                            tally,
                            Phase.FAILED,
                            "it has stood still since " + movedAt,
                            startedAt,
                            movedAt)
                    : this;
        }
    }

    /** Result of a command to an import. */
    sealed interface Answer {
        /** Done, or so already: the import as it is now. */
        record Taken(State state) implements Answer {}

        /** The import in that state cannot do that; for a beginning, the user's import that is not at its end. */
        record Refused(State state) implements Answer {}

        /** There is no such import, or no such user. */
        record Missing() implements Answer {}

        /** There is no row of that number. */
        record NoRow(int number) implements Answer {}
    }

    /** A part of the rows that the reader could not take. */
    record BadPage(List<ImportRow.Bad> items, @Nullable String next) {
        public BadPage {
            items = List.copyOf(items);
        }
    }

    /** A part of the rows and what became of them. */
    record RowPage(List<ImportedRow> items, @Nullable String next) {
        public RowPage {
            items = List.copyOf(items);
        }
    }

    /** The import of that id, null if there is none. */
    @Nullable
    State state(String userId, String id, Instant now);

    /** Imports of the week, the newest first. */
    List<State> all(String userId, Instant now);

    /** The user's import that runs; null if there is none. */
    @Nullable
    State running(String userId, Instant now);

    /**
     * Keeps the file and begins. An import of that id that is there stays as it is. One import of a user runs at a time.
     *
     * @param first {@link Order#TAKE}, or {@link Order#LOOK} to wait for the user's word before anything is registered
     */
    Answer begin(String userId, String id, String digest, ImportFile file, Order first, Instant now);

    /** Lets an import that rests go on: one that waits for the user's word registers, another does what it did last. */
    Answer resume(String userId, String id, Instant now);

    /** Halts an import that runs; what is registered stays. */
    Answer stop(String userId, String id, Instant now);

    /** Takes back what an import has registered and the user has not changed since, and puts wishes back. */
    Answer undo(String userId, String id, Instant now);

    /**
     * Sets the films of rows of an import that rests, and lets it carry that out.
     *
     * @param films ids of films by the number of the row; empty to leave the row out
     */
    Answer choose(String userId, String id, Map<Integer, Optional<Integer>> films, Instant now);

    BadPage bad(String userId, String id, @Nullable String after);

    RowPage rows(String userId, String id, @Nullable String after);
}
