package jp.mymovie.local.cloudwatch;

import jp.mymovie.assembly.Unsupported;

/**
 * A statistic of the values of one period.
 *
 * @param name {@code Sum}, {@code Average}, {@code Minimum}, {@code Maximum}, {@code SampleCount}, or {@code p99}
 * @param fraction of a percentile, 0 to 1; not a number for the others
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">definitions</a>
 */
record Statistic(String name, double fraction) {

    /** @throws Unsupported for a trimmed mean and the like */
    static Statistic of(String name) {
        if (name.matches("p\\d{1,2}(\\.\\d+)?|p100")) {
            return new Statistic(name, Double.parseDouble(name.substring(1)) / 100);
        }
        return switch (name) {
            case "Sum", "Average", "Minimum", "Maximum", "SampleCount" -> new Statistic(name, Double.NaN);
            default -> throw new Unsupported("statistic '%s' is not known to the evaluator of alarms".formatted(name));
        };
    }

    boolean isPercentile() {
        return !Double.isNaN(fraction);
    }

    /** Samples below which CloudWatch calls the percentile's sample low: 10 / (1 - p), below the median 10 / p. */
    double enoughSamples() {
        return 10 / (fraction >= 0.5 ? 1 - fraction : fraction);
    }
}
