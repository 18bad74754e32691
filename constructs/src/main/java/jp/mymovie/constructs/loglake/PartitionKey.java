package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * A key that stands in the path of a log, and the rule by which Athena computes its values instead of looking them up.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html">Partition
 *     projection</a>
 */
record PartitionKey(String name, Map<String, String> projection) {
    /** The key that every log has. */
    static final String DAY_NAME = "day";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    static PartitionKey oneOf(String name, List<String> values) {
        return new PartitionKey(name, Ordered.map("type", "enum", "values", String.join(",", values)));
    }

    /** The day in UTC, from {@code since} to now: an open end, since a fixed one would silently stop. */
    static PartitionKey day(LocalDate since) {
        return new PartitionKey(
                DAY_NAME,
                Ordered.map(
                        "type", "date",
                        "format", "yyyy/MM/dd",
                        "range", DAY.format(since) + ",NOW",
                        "interval", "1",
                        "interval.unit", "DAYS"));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        projection.forEach((key, value) -> parameters.put("projection." + name + "." + key, value));
        return parameters;
    }
}
