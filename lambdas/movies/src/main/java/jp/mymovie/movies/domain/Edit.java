package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a user says of a film; null leaves a member as it is.
 *
 * @param note empty to take it away
 * @param rating as another service wrote the score; one that is there goes when the score changes without it
 */
public record Edit(
        @Nullable Score score,
        @Nullable List<LocalDate> watched,
        @Nullable Optional<String> note,
        @Nullable String rating) {
    /** Another score. */
    public static Edit of(@Nullable Score score) {
        return new Edit(score, null, null, null);
    }

    /** The first remarks on a film; the score must be there. */
    Remarks first() {
        if (score == null) {
            throw new IllegalArgumentException("score must be said of a film that is registered, got null");
        }
        return applied(Remarks.of(score));
    }

    Remarks applied(Remarks before) {
        Score nextScore = score == null ? before.score() : score;
        String kept = nextScore.equals(before.score()) ? before.rating() : null;
        return new Remarks(
                nextScore,
                watched == null ? before.watched() : watched,
                note == null ? before.note() : note.orElse(null),
                rating == null ? kept : rating);
    }
}
