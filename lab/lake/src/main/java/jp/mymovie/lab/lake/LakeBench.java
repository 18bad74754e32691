package jp.mymovie.lab.lake;

import io.trino.testing.QueryFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.lab.logs.Lakes;
import jp.mymovie.lab.logs.Ledger;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;

/**
 * Says what a question to the lake reads and costs: {@code --assembly DIR [--rows N] [--days N]}. It generates a lake of
 * so many requests, compacts every day of it, asks every saved query for each day of a week, and does the same with a
 * tenth of the requests. It tells the average day: a Tuesday of invented traffic is 0.8 times that, a Saturday 1.4.
 */
public final class LakeBench {
    /** Trino's logging puts itself in the place of {@code System.err} when it starts. */
    private static final PrintStream ERR = System.err;

    private final Assembly assembly;
    private final LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final int days;
    private final PrintStream out;

    private LakeBench(Assembly assembly, int days, PrintStream out) {
        this.assembly = assembly;
        this.days = days;
        this.out = out;
    }

    /** Prints the tables of the page about the lake; a mistake of the caller is one line and status 2. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int status = 0;
        try {
            run(arguments, out);
        } catch (IllegalArgumentException | Unsupported | QueryFailedException e) {
            ERR.println("mymovie: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            status = 2;
        }
        // Trino's threads would keep the process for a while.
        System.exit(status);
    }

    private static void run(String[] arguments, PrintStream out) throws IOException {
        Path assembly = Path.of("cdk.out");
        int rows = 1_000_000;
        int days = 90;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("'%s' needs a value".formatted(arguments[i]));
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--assembly" -> assembly = Path.of(value);
                case "--rows" -> rows = number("--rows", value, 10, 1_000_000_000);
                case "--days" -> days = number("--days", value, 30, 365);
                default ->
                    throw new IllegalArgumentException(
                            "unknown option '%s' of bench lake: known are --rows N, --days N, --assembly DIR"
                                    .formatted(arguments[i]));
            }
        }
        LakeBench bench = new LakeBench(Assembly.read(assembly), days, out);
        List<Scan> tenth = bench.measure(rows / 10, false);
        List<Scan> whole = bench.measure(rows, true);
        bench.slope(tenth, whole, rows);
    }

    private static int number(String name, String value, int least, int most) {
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(
                "'%s' must be a whole number from %d to %d, got '%s'".formatted(name, least, most, value));
    }

    private List<Scan> measure(int rows, boolean print) throws IOException {
        Path directory = Files.createTempDirectory("mymovie-bench");
        try {
            long start = System.nanoTime();
            Traffic traffic = Traffic.of(assembly, 1, last, days, rows);
            Ledger ledger = Lakes.generate(assembly, traffic, directory.resolve("lake"));
            out.printf(Locale.ROOT, "%d requests over %d days generated in %.1f s%n", rows, days, seconds(start));
            Path buckets = directory.resolve("lake").resolve(Lakes.BUCKETS);
            return print ? ask(traffic, ledger, buckets) : scans(traffic, buckets);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Scan> scans(Traffic traffic, Path buckets) throws IOException {
        Assembly whole = EarlierStart.of(assembly, traffic.first());
        try (LogLake lake = new LogLake(whole, buckets)) {
            ScanMeter meter = new ScanMeter(lake, NamedQuery.all(whole));
            meter.compact(week());
            return meter.averageDay(week(), Map.of());
        }
    }

    private List<Scan> ask(Traffic traffic, Ledger ledger, Path buckets) throws IOException {
        Assembly whole = EarlierStart.of(assembly, traffic.first());
        List<Scan> scans;
        try (LogLake lake = new LogLake(whole, buckets)) {
            ScanMeter meter = new ScanMeter(lake, NamedQuery.all(whole));
            long start = System.nanoTime();
            meter.compact(traffic.days());
            out.printf(
                    Locale.ROOT, "%d days of %s compacted in %.1f s%n", days, lake.compactedTables(), seconds(start));
            sizes(lake, ledger);
            scans = meter.averageDay(week(), Map.of());
            delivery(buckets.resolve(lake.folder("apigateway")));
        }
        table(scans);
        flat(buckets);
        return scans;
    }

    /** A week in the middle of what the shortest view of the lake holds. */
    private List<LocalDate> week() {
        return last.minusDays(16).datesUntil(last.minusDays(9)).toList();
    }

    private void sizes(LogLake lake, Ledger ledger) throws IOException {
        out.printf("%n| table | rows | raw bytes | compacted bytes |%n|---|---:|---:|---:|%n");
        for (String kind : ledger.kinds().keySet()) {
            String table = kind + "_day";
            out.printf(
                    "| %s | %,d | %,d | %s |%n",
                    kind,
                    Ledger.sum(Objects.requireNonNull(ledger.kinds().get(kind)).values())
                            .rows(),
                    lake.size(kind),
                    lake.compactedTables().contains(table) ? "%,d".formatted(lake.size(table)) : "-");
        }
    }

    private void table(List<Scan> scans) {
        out.printf(
                "%n| saved query, days from %s on | unpartitioned | average day, raw | share | average day, compacted | share | dollars raw | dollars compacted |%n"
                        + "|---|---:|---:|---:|---:|---:|---:|---:|%n",
                week().get(0));
        for (Scan scan : scans) {
            boolean compacted = scan.compacted() >= 0;
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %.2f %% | %s | %s | %s | %s |%n",
                    scan.query(),
                    scan.whole(),
                    scan.raw(),
                    100 * scan.rawShare(),
                    compacted ? String.format(Locale.ROOT, "%,d", scan.compacted()) : "-",
                    compacted ? String.format(Locale.ROOT, "%.3f %%", 100 * scan.compactedShare()) : "-",
                    Prices.dollars(Prices.query(scan.raw())),
                    compacted ? Prices.dollars(Prices.query(scan.compacted())) : "-");
        }
    }

    /** Firehose bills what it is sent, before any compression; CloudFront's delivery of JSON to S3 is free. */
    private void delivery(Path folder) throws IOException {
        long bytes = 0;
        long lines = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).limit(200).toList()) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    for (byte letter : in.readAllBytes()) {
                        bytes++;
                        lines += letter == '\n' ? 1 : 0;
                    }
                }
            }
        }
        double line = (double) bytes / lines;
        out.printf(
                Locale.ROOT,
                "%na million lines of an API's log, each of some %.0f bytes and billed as 5 KB, put into Firehose: %.3f dollars%n",
                line,
                Prices.millionRecords(line));
    }

    /** The same lake from its last 30, 60 and 90 days: more days behind a day do not make the day dearer. */
    private void flat(Path buckets) throws IOException {
        Map<Integer, Long> read = new LinkedHashMap<>();
        for (int known = 30; known <= days; known += 30) {
            Assembly part = EarlierStart.of(assembly, last.minusDays(known - 1L));
            try (LogLake lake = new LogLake(part, buckets)) {
                read.put(
                        known,
                        new ScanMeter(lake, NamedQuery.all(part))
                                .day(week().get(0), Map.of()).stream()
                                        .mapToLong(Scan::raw)
                                        .sum());
            }
        }
        read.forEach((known, bytes) ->
                out.printf("all saved queries over one day of a lake of %d days: %,d bytes%n", known, bytes));
    }

    private void slope(List<Scan> tenth, List<Scan> whole, int rows) {
        long few = tenth.stream().mapToLong(Scan::raw).sum();
        long many = whole.stream().mapToLong(Scan::raw).sum();
        out.printf(
                Locale.ROOT,
                "an average day, all saved queries: %,d bytes at %d requests, %,d at %d: %.1f times%n",
                few,
                rows / 10,
                many,
                rows,
                (double) many / few);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
