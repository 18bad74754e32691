package jp.mymovie.lab.logs;

/** How a day's visits are spread over it: Japan's evening is full, its night is empty. The hours are those of UTC. */
final class DayCurve {
    private static final int[] BY_HOUR = {
        34, 36, 38, 48, 46, 40, 40, 42, 50, 60, 72, 88, 98, 94, 76, 52, 30, 16, 9, 7, 8, 14, 24, 32
    };
    private static final double[] BEFORE = new double[BY_HOUR.length + 1];

    static {
        for (int hour = 0; hour < BY_HOUR.length; hour++) {
            BEFORE[hour + 1] = BEFORE[hour] + BY_HOUR[hour];
        }
    }

    private DayCurve() {}

    /** The millisecond of the day before which a share of its visits happen. */
    static long millisecond(double share) {
        double wanted = share * BEFORE[BY_HOUR.length];
        int hour = 0;
        while (BEFORE[hour + 1] <= wanted && hour < BY_HOUR.length - 1) {
            hour++;
        }
        return (long) ((hour + (wanted - BEFORE[hour]) / BY_HOUR[hour]) * 3_600_000);
    }
}
