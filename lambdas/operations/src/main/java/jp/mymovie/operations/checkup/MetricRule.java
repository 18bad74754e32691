package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Metrics.Search;
import jp.mymovie.operations.checkup.Metrics.Series;

/**
 * A rule over every series of one metric in one account.
 *
 * @param what kind of finding
 * @param edge whether the metric is reported in us-east-1
 * @param dimensions exactly the names of the dimensions
 * @param window how far back it looks; 13 hours cover the 12 between two rounds
 * @param sign what in a series is a finding
 * @param says detail, {@code %s} standing for what the series is of
 * @param first what to look at first
 * @param page file of the runbook
 */
record MetricRule(
        String what,
        boolean edge,
        String namespace,
        String metric,
        List<String> dimensions,
        String statistic,
        Duration window,
        Sign sign,
        String says,
        String first,
        String page) {
    static final Duration SINCE_LAST_ROUND = Duration.ofHours(13);

    /** As far back as a search finds a series that has ended. */
    static final Duration TWO_WEEKS = Duration.ofDays(14);

    private static final Duration PERIOD = Duration.ofHours(1);

    static MetricRule of(String what, String namespace, String metric, String... dimensions) {
        return new MetricRule(
                what,
                false,
                namespace,
                metric,
                List.of(dimensions),
                "Sum",
                SINCE_LAST_ROUND,
                Sign.above(0, 1),
                "",
                "",
                "");
    }

    MetricRule atEdge() {
        return new MetricRule(what, true, namespace, metric, dimensions, statistic, window, sign, says, first, page);
    }

    MetricRule by(String statistic) {
        return new MetricRule(what, edge, namespace, metric, dimensions, statistic, window, sign, says, first, page);
    }

    MetricRule over(Duration window) {
        return new MetricRule(what, edge, namespace, metric, dimensions, statistic, window, sign, says, first, page);
    }

    MetricRule when(Sign sign) {
        return new MetricRule(what, edge, namespace, metric, dimensions, statistic, window, sign, says, first, page);
    }

    MetricRule says(String says, String first, String page) {
        return new MetricRule(what, edge, namespace, metric, dimensions, statistic, window, sign, says, first, page);
    }

    List<Finding> look(Account account, Estate estate, Metrics metrics, Instant now) {
        Search search = new Search(
                account.id(),
                edge ? Estate.EDGE_REGION : estate.homeRegion(),
                namespace,
                metric,
                dimensions,
                statistic,
                PERIOD);
        List<Finding> findings = new ArrayList<>();
        byName(metrics.search(search, now.minus(window), now))
                .forEach((name, points) -> sign.since(points, now)
                        .ifPresent(since -> findings.add(new Finding(
                                account.name(), account.service(), what, says.formatted(name), since, first, page))));
        return findings;
    }

    /** A replaced resource has another random end of its name, and is the same thing. */
    private Map<String, SortedMap<Instant, Double>> byName(Collection<Series> series) {
        Map<String, SortedMap<Instant, Double>> found = new TreeMap<>();
        for (Series each : series) {
            String name = String.join(
                    " ",
                    dimensions.stream()
                            .map(dimension -> each.dimensions().getOrDefault(dimension, ""))
                            .map(value -> value.replaceFirst("-[A-Za-z0-9]{12}$", ""))
                            .toList());
            SortedMap<Instant, Double> points = found.computeIfAbsent(name, key -> new TreeMap<>());
            each.points().forEach((at, value) -> points.merge(at, value, this::together));
        }
        return found;
    }

    private double together(double one, double other) {
        return switch (statistic) {
            case "Sum" -> one + other;
            case "Minimum" -> Math.min(one, other);
            default -> Math.max(one, other);
        };
    }
}
