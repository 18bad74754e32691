package jp.mymovie.lab.lake;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one saved query reads to answer for one day, in bytes of files as they lie in S3.
 *
 * @param whole all files of its raw tables: what it would read were they not partitioned
 * @param raw of the raw tables
 * @param compacted of the compacted tables, -1 where a table has none
 */
record Scan(String query, Arrival arrival, long whole, long raw, long compacted) {
    /** What the day in a path is, which decides how many days a query must read. */
    enum Arrival {
        /** The day of the event: one. */
        EVENT,
        /** The day of arrival: three, or two where nothing arrives early. */
        ARRIVAL
    }

    /** The average of what one query reads on some days. */
    static Scan average(List<Scan> days) {
        Scan first = days.get(0);
        return new Scan(
                first.query, first.arrival, first.whole, average(days, Scan::raw), average(days, Scan::compacted));
    }

    private static long average(List<Scan> days, ToLongFunction<Scan> bytes) {
        return Math.round(days.stream().mapToLong(bytes).average().orElseThrow());
    }

    double rawShare() {
        return (double) raw / whole;
    }

    double compactedShare() {
        return (double) compacted / whole;
    }
}
