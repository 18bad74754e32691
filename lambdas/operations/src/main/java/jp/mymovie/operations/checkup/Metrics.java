package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Metrics of all linked accounts, as the monitoring account reads them. */
public interface Metrics {
    /**
     * Every series that matches, with its points from {@code from} (inclusive) to {@code to} (exclusive), by the start of
     * each period. As in CloudWatch, a series without a point in two weeks is not found, and a period without data has no
     * point.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html">search
     *     expressions</a>
     */
    List<Series> search(Search search, Instant from, Instant to);

    /**
     * A search in one account and region.
     *
     * @param dimensions exactly the names of the dimensions; none for the metrics of a whole account
     * @param statistic {@code Sum}, {@code Average}, {@code Maximum}, {@code Minimum} or a percentile such as {@code p99}
     */
    record Search(
            String account,
            String region,
            String namespace,
            String metric,
            List<String> dimensions,
            String statistic,
            Duration period) {}

    /**
     * One metric.
     *
     * @param dimensions names and values
     * @param points values by the start of their period
     */
    record Series(Map<String, String> dimensions, SortedMap<Instant, Double> points) {}
}
