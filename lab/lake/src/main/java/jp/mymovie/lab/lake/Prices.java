package jp.mymovie.lab.lake;

import java.util.Locale;

/**
 * What AWS asks for, in US dollars, in Asia Pacific (Tokyo), first tiers, nothing free, as known in November 2026: see <a
 * href="https://aws.amazon.com/athena/pricing/">Athena</a> and <a href="https://aws.amazon.com/firehose/pricing/">Data
 * Firehose</a> before relying on it.
 */
final class Prices {
    private static final double ATHENA_TERABYTE = 5;
    private static final long ATHENA_LEAST = 10_000_000;
    private static final double FIREHOSE_GIGABYTE = 0.036;
    private static final int FIREHOSE_STEP = 5 * 1024;

    private Prices() {}

    /** A query that reads so many bytes; one that reads less than 10 MB costs as if it did. */
    static double query(long bytes) {
        return Math.max(bytes, ATHENA_LEAST) / 1e12 * ATHENA_TERABYTE;
    }

    /** A million records of so many bytes each, put into Firehose, which rounds each up to a multiple of 5 KB. */
    static double millionRecords(double bytes) {
        double steps = Math.ceil(bytes / FIREHOSE_STEP);
        return 1e6 * steps * FIREHOSE_STEP / Math.pow(1024, 3) * FIREHOSE_GIGABYTE;
    }

    static String dollars(double dollars) {
        return String.format(Locale.ROOT, "%.7f", dollars);
    }
}
