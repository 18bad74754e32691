package jp.mymovie.local.cloudwatch;

import java.util.Arrays;
import jp.mymovie.assembly.Unsupported;

/**
 * Treatment of missing data points by an alarm, and the decision on its data points.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">
 *     Configuring how CloudWatch alarms treat missing data</a>
 */
enum MissingData {
    BREACHING,
    NOT_BREACHING,
    IGNORE,
    MISSING;

    /** A data point of an alarm. */
    enum Point {
        BREACHING,
        WITHIN,
        MISSING
    }

    static MissingData of(String name) {
        return switch (name) {
            case "breaching" -> BREACHING;
            case "notBreaching" -> NOT_BREACHING;
            case "ignore" -> IGNORE;
            case "missing" -> MISSING;
            default ->
                throw new Unsupported("'TreatMissingData' must be breaching, notBreaching, ignore or missing, got '%s'"
                        .formatted(name));
        };
    }

    /**
     * The state by the data points of the evaluation range.
     *
     * @param range from the oldest to the newest; more than {@code evaluationPeriods}, so that older ones stand in
     * @param current state that is kept where missing data are ignored
     */
    State decide(Point[] range, int datapointsToAlarm, int evaluationPeriods, State current) {
        Point[] existing =
                Arrays.stream(range).filter(point -> point != Point.MISSING).toArray(Point[]::new);
        Point[] recent =
                Arrays.copyOfRange(existing, Math.max(0, existing.length - evaluationPeriods), existing.length);
        int missing = evaluationPeriods - recent.length;
        long breaching =
                Arrays.stream(recent).filter(point -> point == Point.BREACHING).count();
        if (breaching + (this == BREACHING ? missing : 0) >= datapointsToAlarm) {
            return State.ALARM;
        }
        if (missing == 0 || this == BREACHING || this == NOT_BREACHING || breaching < recent.length) {
            return State.OK;
        }
        // No data point is within the threshold, and fewer breach than are needed.
        if (this == IGNORE) {
            return current;
        }
        return age(range) >= datapointsToAlarm ? State.ALARM : State.INSUFFICIENT_DATA;
    }

    /** Place of the oldest breaching point counted from the newest, 1 for the newest itself, 0 where there is none. */
    private static int age(Point[] range) {
        for (int i = 0; i < range.length; i++) {
            if (range[i] == Point.BREACHING) {
                return range.length - i;
            }
        }
        return 0;
    }
}
