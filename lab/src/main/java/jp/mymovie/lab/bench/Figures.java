package jp.mymovie.lab.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured values of one kind. */
final class Figures {
    private double[] sorted = {};

    void add(double value) {
        sorted = Arrays.copyOf(sorted, sorted.length + 1);
        sorted[sorted.length - 1] = value;
        Arrays.sort(sorted);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The value that {@code percent} of all do not exceed: the nearest rank. */
    double percentile(int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    double most() {
        return sorted[sorted.length - 1];
    }

    /** The median, and the least and the most in parentheses, without fractions. */
    String spread() {
        return String.format(Locale.ROOT, "%.0f (%.0f-%.0f)", median(), sorted[0], most());
    }
}
