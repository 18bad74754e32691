package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;

/**
 * US dollars an hour as an alarm's metric math prices them. An alarm counts as one on spending where every metric whose
 * price is known here stands in it with that price, give or take a tenth: a GB of the alarm may be a thousand million
 * bytes, AWS's is 2^30.
 */
public final class Spending {
    private static final double TENTH = 0.1;
    private static final double HOUR = 3600;

    /** Price of a metric's unit; how much of the price's unit it is. */
    private static final Map<String, Map.Entry<String, Double>> METRICS = Map.of(
            "Requests", Map.entry("cloudfront.requests", 1.0),
            "BytesDownloaded", Map.entry("cloudfront.bytes", 1.0 / (1 << 30)),
            "Count", Map.entry("apigateway.requests", 1.0),
            "Invocations", Map.entry("lambda.requests", 1.0),
            "ConsumedReadCapacityUnits", Map.entry("dynamodb.read", 1.0),
            "ConsumedWriteCapacityUnits", Map.entry("dynamodb.write", 1.0));

    private Spending() {}

    /** US dollars an hour above which an alarm on spending rings; empty for an alarm on something else. */
    static Optional<Double> threshold(Resource alarm, Prices prices) {
        return isOfDollars(alarm, prices)
                ? Optional.of(alarm.property("Threshold").asDouble())
                : Optional.empty();
    }

    /** True if known prices stand in the alarm, and no other ones. */
    static boolean isOfDollars(Resource alarm, Prices prices) {
        Map<String, Double> factors = factors(alarm);
        return !factors.isEmpty()
                && factors.entrySet().stream().allMatch(entry -> {
                    Map.Entry<String, Double> metric = METRICS.get(entry.getKey());
                    Price price = metric == null ? null : prices.find(metric.getKey());
                    return metric == null
                            || price == null
                            || Math.abs(entry.getValue() / price.of(metric.getValue()) - 1) < TENTH;
                })
                && factors.keySet().stream().anyMatch(METRICS::containsKey);
    }

    /** US dollars of one unit of each metric, by the metric's name, as the alarm's expression has them for an hour. */
    public static Map<String, Double> factors(Resource alarm) {
        Map<String, String> names = new TreeMap<>();
        JsonNode expression = null;
        double period = 60;
        for (JsonNode metric : alarm.property("Metrics")) {
            if (metric.has("MetricStat")) {
                names.put(
                        metric.path("Id").asText(),
                        metric.at("/MetricStat/Metric/MetricName").asText());
                period = metric.at("/MetricStat/Period").asDouble(period);
            } else {
                expression = metric.path("Expression");
            }
        }
        Map<String, Double> factors = new TreeMap<>();
        if (expression == null) {
            return factors;
        }
        for (String id : names.keySet()) {
            Map<String, Double> one = new TreeMap<>();
            names.keySet().forEach(other -> one.put(other, other.equals(id) ? 1.0 : 0.0));
            double anHour = HOUR / period;
            Expression.value(expression.asText(), one)
                    .ifPresent(value -> factors.put(names.getOrDefault(id, id), value / anHour));
        }
        return factors;
    }
}
