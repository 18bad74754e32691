package jp.mymovie.movies.domain;

import java.util.List;

/** Film that a row of a file means. A film is taken where it is certain; else the user chooses. */
public sealed interface Match {
    /** One film and no other can be meant. */
    record Certain(Film film) implements Match {}

    /**
     * More than one film can be meant, or one that is not certain.
     *
     * @param candidates at least one, the likeliest first
     */
    record Offered(List<Film> candidates) implements Match {
        /** Candidates of a row at most. */
        public static final int MOST = 5;

        public Offered {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty() || candidates.size() > MOST) {
                throw new IllegalArgumentException(
                        "1 to %d candidates can be offered, got %d".formatted(MOST, candidates.size()));
            }
        }
    }

    /** The catalogue knows no such film; the reason is for the user. */
    record None(String reason) implements Match {}
}
