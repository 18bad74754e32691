package jp.mymovie.local.cloudwatch;

import java.util.Arrays;
import java.util.List;
import jp.mymovie.assembly.Unsupported;

/** What a part of an expression comes to. */
sealed interface MathValue {
    /** A number. */
    record Scalar(double value) implements MathValue {}

    /**
     * A time series over the evaluation range.
     *
     * @param points from the oldest to the newest, not a number where one is missing
     * @param period seconds
     */
    record Line(double[] points, int period) implements MathValue {
        boolean isEmpty() {
            return Arrays.stream(points).allMatch(Double::isNaN);
        }
    }

    /** An array of time series. */
    record Lines(List<Line> lines) implements MathValue {}

    /** The number, where only one may stand. */
    default double scalar(String where) {
        if (this instanceof Scalar(double value)) {
            return value;
        }
        throw new Unsupported("%s needs a number, got a time series".formatted(where));
    }

    /** The lines: of a time series itself. */
    default List<Line> lines(String where) {
        return switch (this) {
            case Line line -> List.of(line);
            case Lines(List<Line> lines) -> lines;
            case Scalar scalar ->
                throw new Unsupported("%s needs a time series, got the number %s".formatted(where, scalar.value));
        };
    }
}
