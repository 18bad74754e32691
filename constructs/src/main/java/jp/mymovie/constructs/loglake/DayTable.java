package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log again as one Parquet file or few for each day, sorted, every line once: what {@link Compaction} makes of the raw
 * table by night. The day is that of the event, in UTC; account and service are columns like others. A line that cannot
 * be read, or tells no time, is in the raw table alone.
 *
 * @param raw what it is made of
 * @param conditions which lines of the raw table are of the day, a parameter being the day
 * @param id the column by which two lines are the same; null where that takes the whole line
 * @param order the columns by which a day is sorted, the one that questions narrow down first
 */
record DayTable(
        LogKind raw, List<String> conditions, @Nullable String id, List<String> order) {
    /** The path says the day of the event. */
    static final String DAY_OF_PATH = "day = date_format(CAST(? AS date), '%Y/%m/%d')";

    /** The path says the day of arrival: one day more is read on either side. */
    static final String DAYS_OF_ARRIVAL = "day BETWEEN date_format(CAST(? AS date) - INTERVAL '1' DAY, '%Y/%m/%d')"
            + " AND date_format(CAST(? AS date) + INTERVAL '1' DAY, '%Y/%m/%d')";

    String name() {
        return raw.name() + "_day";
    }

    /** Those of the raw table, and its keys but the day. */
    List<LogColumn> columns() {
        return Stream.concat(
                        raw.columns().stream(),
                        raw.keys().stream()
                                .map(PartitionKey::name)
                                .filter(key -> !key.equals(PartitionKey.DAY_NAME))
                                .map(LogColumn::of))
                .toList();
    }

    /** The name of the saved query that selects a day. */
    String queryName() {
        return "compact-" + raw.name();
    }

    String queryDescription() {
        return "One day of %s, every line once, sorted. Lines that cannot be read stay in %s alone."
                .formatted(raw.name(), raw.name());
    }

    /**
     * A statement for Athena and Trino. {@code LIMIT ALL} is there for Trino, which drops the order of what is inserted
     * into a table unless a limit follows it.
     */
    String query() {
        return "-- %s\n-- Parameters: %s\n%s\nORDER BY %s\nLIMIT ALL\n"
                .formatted(queryDescription(), parameters(), selection(), String.join(", ", order));
    }

    private String parameters() {
        return String.join(
                ", ",
                selection().chars().filter(c -> c == '?').mapToObj(c -> "day").toList());
    }

    private String selection() {
        String columns = columns().stream().map(LogColumn::name).collect(Collectors.joining(",\n       "));
        String where = String.join("\n  AND ", conditions);
        return id == null
                ? "SELECT DISTINCT\n       %s\nFROM %s\nWHERE %s".formatted(columns, raw.name(), where)
                : """
                  SELECT %s
                  FROM (
                    SELECT *, row_number() OVER (PARTITION BY %s) AS copy
                    FROM %s
                    WHERE %s
                  )
                  WHERE copy = 1""".formatted(columns, id, raw.name(), where.replace("\n", "\n  "));
    }
}
