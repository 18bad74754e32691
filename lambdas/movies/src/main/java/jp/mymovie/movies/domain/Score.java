package jp.mymovie.movies.domain;

/** A score out of 100. */
public record Score(int value) {
    public static final int MAX = 100;

    public Score {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("score must be 0 to 100, got " + value);
        }
    }

    /** The band of ten points it falls into: 0 for 0-9 up to 9 for 90-99, and 10 for 100 itself. */
    public int band() {
        return value / 10;
    }
}
