package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a user says of a film; null leaves a member as it is.
 *
 * @param score empty to take it away
 * @param note empty to take it away
 * @param rating as another service wrote the score; one that is there goes when the score changes without it
 */
public record Edit(
        @Nullable Optional<Score> score,
        @Nullable List<LocalDate> watched,
        @Nullable Optional<String> note,
        @Nullable String rating) {
    /** Another score; null takes it away. */
    public static Edit of(@Nullable Score score) {
        return new Edit(Optional.ofNullable(score), null, null, null);
    }

    Remarks applied(Remarks before) {
        Score nextScore = score == null ? before.score() : score.orElse(null);
        String kept = Objects.equals(nextScore, before.score()) ? before.rating() : null;
        return new Remarks(
                nextScore,
                watched == null ? before.watched() : watched,
                note == null ? before.note() : note.orElse(null),
                rating == null ? kept : rating);
    }
}
