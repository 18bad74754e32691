package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Metrics.Search;
import jp.mymovie.operations.checkup.Metrics.Series;

/**
 * A function that must run, be it seen before or not. One that was never seen is a finding once its account has run
 * functions in that region for two days: before, it is not deployed yet.
 *
 * @param account where it runs
 * @param prefix what its name begins with, up to the part that CloudFormation makes up
 * @param quiet silence that is too long
 */
record Heartbeat(
        Account account,
        String region,
        String prefix,
        Duration quiet,
        String what,
        String says,
        String first,
        String page) {
    private static final Duration YOUNG = Duration.ofDays(2);
    private static final Duration PERIOD = Duration.ofHours(1);

    Optional<Finding> look(Account concerned, Estate estate, Metrics metrics, Instant now) {
        SortedMap<Instant, Double> all = new TreeMap<>();
        TreeMap<Instant, Double> own = new TreeMap<>();
        for (Series series : metrics.search(calls("Invocations"), now.minus(MetricRule.TWO_WEEKS), now)) {
            all.putAll(series.points());
            if (isOwn(series)) {
                own.putAll(series.points());
            }
        }
        own.values().removeIf(value -> value == 0);
        if (!own.tailMap(now.minus(quiet)).isEmpty()) {
            return Optional.empty();
        }
        boolean young = all.isEmpty() ? !estate.isSettled(now) : all.firstKey().isAfter(now.minus(YOUNG));
        if (own.isEmpty() && young) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                concerned.name(),
                concerned.service(),
                what,
                own.isEmpty() ? says + ", in two weeks" : says,
                own.isEmpty() ? null : own.lastKey(),
                first,
                page));
    }

    /** Calls since the last round that failed, by hour. */
    TreeMap<Instant, Double> failures(Metrics metrics, Instant now) {
        TreeMap<Instant, Double> failed = new TreeMap<>();
        for (Series series : metrics.search(calls("Errors"), now.minus(MetricRule.SINCE_LAST_ROUND), now)) {
            if (isOwn(series)) {
                series.points().forEach((at, value) -> failed.merge(at, value, Double::sum));
            }
        }
        failed.values().removeIf(value -> value == 0);
        return failed;
    }

    private Search calls(String metric) {
        return new Search(account.id(), region, "AWS/Lambda", metric, List.of("FunctionName"), "Sum", PERIOD);
    }

    private boolean isOwn(Series series) {
        return series.dimensions().getOrDefault("FunctionName", "").startsWith(prefix);
    }
}
