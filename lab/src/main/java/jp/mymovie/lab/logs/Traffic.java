package jp.mymovie.lab.logs;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Values;

/**
 * Invented traffic of some days: the same for the same seed, days, number and assembly, and never held in memory. {@link
 * Lakes} writes the logs it leaves. An answer of the lake is checked by computing it from the {@link Visit}s of the days
 * in question, for example the views of each path on a day:
 *
 * <pre>{@code
 * traffic.visits(day).filter(Visit::throughEdge).filter(visit -> visit.status() < 400)
 *     .collect(groupingBy(Visit::path, summingLong(visit -> visit.fate().edgeLines())));
 * }</pre>
 *
 * <p>{@link Visit} says which rows a visit leaves, {@link ObjectRequest} which a request to the archive. A
 * duplicate is a row more in a raw table and none after compaction.
 */
public final class Traffic {
    private static final int[] BY_WEEKDAY = {90, 88, 92, 96, 110, 150, 142};

    private final List<Source> sources;
    private final List<String> accounts;
    private final List<LoggedBucket> buckets;
    private final long seed;
    private final LocalDate first;
    private final long[] before;

    private Traffic(
            List<Source> sources,
            List<String> accounts,
            List<LoggedBucket> buckets,
            long seed,
            LocalDate first,
            int days,
            long requests) {
        this.sources = sources;
        this.accounts = accounts;
        this.buckets = buckets;
        this.seed = seed;
        this.first = first;
        this.before = spread(first, days, requests);
    }

    /**
     * Traffic of the services of an assembly.
     *
     * @param seed what is made up follows from it
     * @param until the last day, in UTC
     * @param days how many, at least 1
     * @param requests how many visits altogether
     */
    public static Traffic of(Assembly assembly, long seed, LocalDate until, int days, long requests) {
        if (days < 1 || requests < 1) {
            throw new IllegalArgumentException(
                    "'days' and 'requests' must be at least 1, got %d and %d".formatted(days, requests));
        }
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        List<String> accounts = assembly.stacks().stream()
                .map(stack -> stack.account())
                .distinct()
                .sorted()
                .toList();
        return new Traffic(
                Source.of(assembly, values),
                accounts,
                LoggedBucket.of(assembly, values),
                seed,
                until.minusDays(days - 1L),
                days,
                requests);
    }

    private static long[] spread(LocalDate first, int days, long requests) {
        double[] weights = new double[days + 1];
        for (int day = 0; day < days; day++) {
            int weekday = first.plusDays(day).getDayOfWeek().ordinal();
            weights[day + 1] = weights[day] + BY_WEEKDAY[weekday];
        }
        long[] before = new long[days + 1];
        for (int day = 1; day <= days; day++) {
            before[day] = Math.round(requests * (weights[day] / weights[days]));
        }
        return before;
    }

    public List<Source> sources() {
        return sources;
    }

    public long seed() {
        return seed;
    }

    public LocalDate first() {
        return first;
    }

    public LocalDate last() {
        return first.plusDays(before.length - 2L);
    }

    /** All days. */
    public List<LocalDate> days() {
        return first.datesUntil(last().plusDays(1)).toList();
    }

    /** How many visits there are altogether. */
    public long requests() {
        return before[before.length - 1];
    }

    /** All visits in the order of time. */
    public Stream<Visit> visits() {
        return days().stream().flatMap(this::visits);
    }

    /** The visits of a day in UTC, in the order of time. */
    public Stream<Visit> visits(LocalDate day) {
        int index = index(day);
        return StreamSupport.stream(
                new Visits(sources, seed, day, before[index], (int) (before[index + 1] - before[index])), false);
    }

    /** The calls of AWS of a day in UTC, an account after the other. */
    public Stream<Call> calls(LocalDate day) {
        int index = index(day);
        int each = (int) Math.max(4, (before[index + 1] - before[index]) / 200);
        return accounts.stream().flatMap(account -> Calls.of(seed, account, day, each));
    }

    /** What happens on a day in UTC to the buckets that log it: few requests, however many visits there are. */
    public Stream<ObjectRequest> objectRequests(LocalDate day) {
        int index = index(day);
        int count = (int) Math.max(60, (before[index + 1] - before[index]) / 100);
        return ObjectRequests.of(seed, buckets, day, count);
    }

    /** The buckets of which S3 logs who asks for what. */
    List<LoggedBucket> buckets() {
        return buckets;
    }

    private int index(LocalDate day) {
        int index = (int) (day.toEpochDay() - first.toEpochDay());
        if (index < 0 || index >= before.length - 1) {
            throw new IllegalArgumentException("'day' must be %s to %s, got %s".formatted(first, last(), day));
        }
        return index;
    }
}
