package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of a film.
 *
 * @param score null where the film was watched and is not graded
 * @param watched the days it was watched on, ascending; those after the first are rewatches
 * @param note for the user's own eyes; lists leave it out
 * @param rating the score as another service wrote it, its scale before a colon, as in {@code stars:3.5}
 */
public record Remarks(
        @Nullable Score score,
        List<LocalDate> watched,
        @Nullable String note,
        @Nullable String rating) {
    /** Days one film can have been watched on. */
    public static final int MAX_WATCHED = 100;

    /** Code points of a note. */
    public static final int MAX_NOTE = 2000;

    private static final LocalDate FIRST_FILM = LocalDate.of(1888, 1, 1);
    private static final LocalDate END = LocalDate.of(2200, 1, 1);

    /** Nothing but that the film was watched. */
    public static final Remarks NONE = new Remarks(null, List.of(), null, null);

    public Remarks {
        watched = watched.stream().distinct().sorted().toList();
        if (watched.size() > MAX_WATCHED) {
            throw new IllegalArgumentException(
                    "watched must be at most %d days, got %d".formatted(MAX_WATCHED, watched.size()));
        }
    }

    /** True for a day a film can have been watched on: from that of the first one, up to 2199. */
    public static boolean fits(LocalDate day) {
        return !day.isBefore(FIRST_FILM) && day.isBefore(END);
    }

    /** A score and nothing else. */
    public static Remarks of(Score score) {
        return new Remarks(score, List.of(), null, null);
    }

    /** As lists show them. */
    Remarks listed() {
        return new Remarks(score, watched, null, null);
    }
}
