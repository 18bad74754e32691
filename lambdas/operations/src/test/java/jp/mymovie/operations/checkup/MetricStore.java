package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metrics that a test writes down, found as CloudWatch finds them. */
final class MetricStore implements Metrics {
    private record Key(
            String account, String region, String namespace, String metric, Map<String, String> dimensions) {}

    private final Map<Key, TreeMap<Instant, Double>> points = new java.util.HashMap<>();

    void put(
            String account,
            String region,
            String namespace,
            String metric,
            Map<String, String> dimensions,
            Instant at,
            double value) {
        points.computeIfAbsent(new Key(account, region, namespace, metric, dimensions), key -> new TreeMap<>())
                .put(at, value);
    }

    /** A value each hour, from and to included and not. */
    void hourly(
            String account,
            String namespace,
            String metric,
            Map<String, String> dimensions,
            Instant from,
            Instant to,
            double value) {
        for (Instant at = from; at.isBefore(to); at = at.plus(Duration.ofHours(1))) {
            put(account, "ap-northeast-1", namespace, metric, dimensions, at, value);
        }
    }

    @Override
    public List<Series> search(Search search, Instant from, Instant to) {
        List<Series> found = new ArrayList<>();
        points.forEach((key, values) -> {
            if (key.account.equals(search.account())
                    && key.region.equals(search.region())
                    && key.namespace.equals(search.namespace())
                    && key.metric.equals(search.metric())
                    && key.dimensions.keySet().equals(java.util.Set.copyOf(search.dimensions()))
                    && !values.tailMap(to.minus(Duration.ofDays(14))).isEmpty()) {
                found.add(new Series(key.dimensions, new TreeMap<>(values.subMap(from, to))));
            }
        });
        return found;
    }
}
