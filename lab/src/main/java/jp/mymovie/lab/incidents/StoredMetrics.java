package jp.mymovie.lab.incidents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.operations.checkup.Metrics;

/** The store of metrics, as the examination reads it through the links. */
record StoredMetrics(World world) implements Metrics {

    @Override
    public List<Series> search(Search search, Instant from, Instant to) {
        List<Series> found = new ArrayList<>();
        if (isUnlinked(search.account())) {
            return found;
        }
        for (jp.mymovie.local.cloudwatch.Series each : world.store.series()) {
            Map<String, String> dimensions = dimensions(each.dimensions());
            if (each.account().equals(search.account())
                    && each.region().equals(search.region())
                    && each.namespace().equals(search.namespace())
                    && each.name().equals(search.metric())
                    && dimensions.keySet().equals(new TreeSet<>(search.dimensions()))) {
                SortedMap<Instant, Double> points = points(each, search, from, to);
                if (!points.isEmpty()) {
                    found.add(new Series(dimensions, points));
                }
            }
        }
        return found;
    }

    private boolean isUnlinked(String account) {
        return world.unlinked.contains(account);
    }

    private SortedMap<Instant, Double> points(
            jp.mymovie.local.cloudwatch.Series series, Search search, Instant from, Instant to) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        // CloudWatch cuts the begin to the period, as it does for periods of an hour.
        for (Instant at = from.truncatedTo(ChronoUnit.HOURS); at.isBefore(to); at = at.plus(search.period())) {
            double value = world.store.value(series, search.statistic(), at, at.plus(search.period()), to);
            if (!Double.isNaN(value)) {
                points.put(at, value);
            }
        }
        return points;
    }

    private static Map<String, String> dimensions(String text) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (String dimension : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] parts = dimension.split("=", 2);
            dimensions.put(parts[0], parts[1]);
        }
        return dimensions;
    }
}
