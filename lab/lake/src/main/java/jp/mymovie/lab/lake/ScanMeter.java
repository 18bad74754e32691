package jp.mymovie.lab.lake;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;

/** Asks every saved query for a day and notes what it reads. */
final class ScanMeter {
    private static final Pattern TABLE = Pattern.compile("\\bFROM ([a-z]\\w*)");

    private final LogLake lake;
    private final List<NamedQuery> queries;
    private final Map<String, Long> sizes = new HashMap<>();

    ScanMeter(LogLake lake, List<NamedQuery> queries) {
        this.lake = lake;
        this.queries = queries;
    }

    /** Makes the compacted tables' days. */
    void compact(List<LocalDate> days) {
        for (String table : lake.compactedTables()) {
            NamedQuery select = NamedQuery.find(queries, "compact-" + table.replaceFirst("_day$", ""));
            days.forEach(day -> lake.compact(table, select, day));
        }
    }

    /** What each query reads for an average day of a week, those of tables without files left out. */
    List<Scan> averageDay(List<LocalDate> week, Map<String, String> values) throws IOException {
        Map<String, List<Scan>> scans = new LinkedHashMap<>();
        for (LocalDate day : week) {
            for (Scan scan : day(day, values)) {
                scans.computeIfAbsent(scan.query(), query -> new ArrayList<>()).add(scan);
            }
        }
        return scans.values().stream().map(Scan::average).toList();
    }

    /** What each query reads for a day. */
    List<Scan> day(LocalDate day, Map<String, String> values) throws IOException {
        List<Scan> scans = new ArrayList<>();
        for (NamedQuery query : queries) {
            if (query.parameters().contains("first_day")) {
                Set<String> tables = tables(query);
                long whole = 0;
                for (String table : tables) {
                    whole += size(table);
                }
                if (whole > 0) {
                    Map<String, String> all = new HashMap<>(values);
                    query.parameters().forEach(parameter -> all.putIfAbsent(parameter, "none"));
                    all.keySet().retainAll(query.parameters());
                    all.put("first_day", day.toString());
                    all.put("last_day", day.toString());
                    scans.add(scan(query, tables, whole, all));
                }
            }
        }
        return scans;
    }

    /** Walking through all files of a lake takes a while. */
    private long size(String table) throws IOException {
        Long known = sizes.get(table);
        if (known == null) {
            known = lake.size(table);
            sizes.put(table, known);
        }
        return known;
    }

    private Scan scan(NamedQuery query, Set<String> tables, long whole, Map<String, String> values) {
        long raw = lake.ask(query.execute(values)).bytesRead();
        boolean hasDays = lake.compactedTables()
                .containsAll(tables.stream().map(table -> table + "_day").toList());
        long compacted = hasDays ? lake.ask(compacted(query).execute(values)).bytesRead() : -1;
        boolean byEvent = Set.of("cloudfront", "s3access").containsAll(tables);
        return new Scan(query.name(), byEvent ? Scan.Arrival.EVENT : Scan.Arrival.ARRIVAL, whole, raw, compacted);
    }

    /** The same question to the compacted tables, whose day is that of the event: no day more has to be read. */
    static NamedQuery compacted(NamedQuery query) {
        String sql = TABLE.matcher(query.sql()).replaceAll("FROM $1_day").replaceAll(" [-+] INTERVAL '1' DAY", "");
        return new NamedQuery(query.name(), query.description(), sql, query.parameters());
    }

    private static Set<String> tables(NamedQuery query) {
        return TABLE.matcher(query.sql())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
