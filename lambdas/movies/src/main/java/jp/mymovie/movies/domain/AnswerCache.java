package jp.mymovie.movies.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the catalogue, kept for when it cannot be asked. A cache that fails is an empty one: neither method throws,
 * and neither takes longer than a fifth of a second.
 */
public interface AnswerCache {
    /** How long an answer is kept. TMDB's terms allow six months. */
    Duration KEPT = Duration.ofDays(90);

    /** An answer as it came, and when. */
    record Kept(byte[] body, Instant at) {}

    /** The answer to a question, none that is older than {@link #KEPT}; null where there is none. */
    @Nullable
    Kept find(String question);

    /** Keeps an answer in place of the one before; one that is too large is not kept. */
    void keep(String question, Kept answer);
}
