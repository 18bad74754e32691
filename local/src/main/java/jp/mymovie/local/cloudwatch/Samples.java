package jp.mymovie.local.cloudwatch;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The values of a metric within a period, each with how often it came. */
final class Samples {
    private double[] values = new double[1];
    private long[] times = new long[1];
    private int size;

    void add(double value, long count) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                times[i] += count;
                return;
            }
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        values[size] = value;
        times[size++] = count;
    }

    void addAll(Samples other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i], other.times[i]);
        }
    }

    long count() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += times[i];
        }
        return count;
    }

    /** The statistic's value; not a number where there is no sample. */
    double of(Statistic statistic) {
        long count = count();
        if (count == 0) {
            return Double.NaN;
        }
        return switch (statistic.name()) {
            case "Sum" -> sum();
            case "Average" -> sum() / count;
            case "SampleCount" -> count;
            case "Minimum" -> Arrays.stream(values, 0, size).min().orElseThrow();
            case "Maximum" -> Arrays.stream(values, 0, size).max().orElseThrow();
            default -> percentile(Math.max(1, (long) Math.ceil(statistic.fraction() * count)));
        };
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i] * times[i];
        }
        return sum;
    }

    private double percentile(long rank) {
        Map<Double, Long> sorted = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            sorted.put(values[i], times[i]);
        }
        long seen = 0;
        for (Map.Entry<Double, Long> entry : sorted.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("a rank of %d must be within %d samples".formatted(rank, seen));
    }
}
