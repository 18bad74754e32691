package jp.mymovie.lab.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.lab.logs.Call;
import jp.mymovie.lab.logs.ObjectRequest;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.lab.logs.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Whether every event of a kind can be found: at least once in the raw table or under the error prefix, and exactly once
 * in the compacted table, where there is one and the line is no failed record.
 */
final class LossAccount {
    private static final int NAMED = 5;

    /** A kind of log, and how to ask its raw table for the events of a day. */
    enum Kind {
        CLOUDFRONT("x_edge_request_id", "day = '%1$tY/%1$tm/%1$td'"),
        APIGATEWAY(
                "request_id",
                "day BETWEEN '%2$tY/%2$tm/%2$td' AND '%3$tY/%3$tm/%3$td'"
                        + " AND CAST(from_unixtime(TRY_CAST(request_time AS bigint) / 1e3) AS date) = DATE '%1$s'"),
        LAMBDA(
                "coalesce(request_id, json_extract_scalar(record, '$.requestId'))",
                "day BETWEEN '%2$tY/%2$tm/%2$td' AND '%3$tY/%3$tm/%3$td'"
                        + " AND substr(coalesce(logged_at, reported_at), 1, 10) = '%1$s'"),
        CLOUDTRAIL("eventid", "day = '%1$tY/%1$tm/%1$td'"),
        /** S3 promises its best only, but the generator leaves nothing out: what is missing is lost by the table. */
        S3ACCESS("request_id", "day = '%1$tY/%1$tm/%1$td'");

        final String id;
        private final String conditions;

        Kind(String id, String conditions) {
            this.id = id;
            this.conditions = conditions;
        }

        String table() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String conditions(LocalDate day) {
            return conditions.formatted(day, day.minusDays(1), day.plusDays(1));
        }

        /** The ids of a day's events. A function may still run at midnight. */
        Stream<String> events(Traffic traffic, LocalDate day) {
            return switch (this) {
                case CLOUDFRONT ->
                    traffic.visits(day).filter(Visit::throughEdge).map(Visit::edgeRequestId);
                case APIGATEWAY ->
                    traffic.visits(day)
                            .flatMap(visit -> Stream.ofNullable(visit.gateway()).map(Visit.Gateway::requestId));
                case LAMBDA -> failures(traffic, day).flatMap(visit -> Stream.ofNullable(visit.functionLineId()));
                case CLOUDTRAIL -> traffic.calls(day).map(Call::eventId);
                case S3ACCESS -> traffic.objectRequests(day).map(ObjectRequest::id);
            };
        }

        /** The visits whose function failed on a day. */
        static Stream<Visit> failures(Traffic traffic, LocalDate day) {
            return Stream.of(day.minusDays(1), day)
                    .filter(date -> !date.isBefore(traffic.first()) && !date.isAfter(traffic.last()))
                    .flatMap(traffic::visits)
                    .filter(visit -> {
                        Visit.Invocation invocation = visit.invocation();
                        return visit.functionLineId() != null
                                && invocation != null
                                && invocation.day().equals(day);
                    });
        }
    }

    private final Kind kind;
    private final boolean compacts;
    private long events;
    private long rows;
    private long underErrors;
    private long missing;
    private long compacted;
    private long notOnce;
    private long unknown;
    private final List<String> named = new ArrayList<>();

    /** @param compacts whether there is a compacted table to ask */
    LossAccount(Kind kind, boolean compacts) {
        this.kind = kind;
        this.compacts = compacts;
    }

    /**
     * Adds a day.
     *
     * @param raw gives how often each id stands in the raw table
     * @param compactedRows the same of the compacted table
     * @param failed the ids under the error prefix
     */
    void add(Stream<String> expected, Map<String, Long> raw, Map<String, Long> compactedRows, Set<String> failed) {
        Map<String, Long> left = new HashMap<>(raw);
        expected.forEach(id -> {
            events++;
            Long found = left.remove(id);
            rows += found == null ? 0 : found;
            if (found == null && failed.contains(id)) {
                underErrors++;
            } else if (found == null) {
                missing++;
                name("missing", id);
            } else if (compacts) {
                count(id, compactedRows.get(id));
            }
        });
        unknown += left.size();
        left.keySet().forEach(id -> name("unknown", id));
    }

    private void count(String id, @Nullable Long once) {
        compacted += once == null ? 0 : 1;
        if (once == null || once != 1) {
            notOnce++;
            name("compacted %s times".formatted(once == null ? 0 : once), id);
        }
    }

    private void name(String what, String id) {
        if (named.size() < NAMED) {
            named.add("%s: %s %s".formatted(kind.table(), id, what));
        }
    }

    /** Whether nothing is missing and nothing is there that did not happen. */
    boolean balances() {
        return missing == 0 && notOnce == 0 && unknown == 0;
    }

    /** Some of what is wrong. */
    List<String> named() {
        return named;
    }

    List<@Nullable Object> row() {
        long found = events - underErrors - missing;
        return java.util.Arrays.asList(
                kind.table(),
                events,
                rows,
                rows - found,
                underErrors,
                missing,
                compacts ? compacted : "-",
                compacts ? notOnce : "-",
                unknown);
    }

    static List<String> columns() {
        return List.of(
                "kind",
                "events",
                "raw rows",
                "duplicates",
                "under error prefix",
                "missing",
                "compacted",
                "not once",
                "unknown");
    }
}
