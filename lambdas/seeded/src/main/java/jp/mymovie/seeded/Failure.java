package jp.mymovie.seeded;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something thrown by a property. Two are the same when their class and the line of ours that threw are. */
record Failure(Throwable thrown) {
    @FunctionalInterface
    interface Trial {
        void run() throws Exception;
    }

    /** The failure of a trial; null when it passes. */
    static @Nullable Failure of(Trial trial) {
        try {
            trial.run();
            return null;
        } catch (Exception | AssertionError e) {
            return new Failure(e);
        }
    }

    boolean isSame(Failure other) {
        return thrown.getClass() == other.thrown.getClass() && line().equals(other.line());
    }

    // Frames between that line and the top are of AssertJ or the JDK, and may differ with the values.
    private String line() {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("jp.mymovie."))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
