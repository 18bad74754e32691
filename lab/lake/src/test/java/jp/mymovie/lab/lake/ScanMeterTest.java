package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.logs.Lakes;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.local.athena.Answer;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question about a day costs a day, however many days there are: an average one, since Saturdays are fuller. */
class ScanMeterTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
    private static final List<LocalDate> WEEK =
            LAST.minusDays(16).datesUntil(LAST.minusDays(9)).toList();

    /** Those that read paths, states, times or counts, and not what differs in every line. */
    private static final Set<String> FEW_COLUMNS = Set.of(
            "page-views",
            "bytes-by-path",
            "busiest-hours",
            "error-rate",
            "failing-paths",
            "cache-hit-rate",
            "cost-of-requests",
            "silent-days",
            "most-viewed-films",
            "most-viewed-users");

    /** Of each file of Parquet Trino reads the end, in which the footer is: much of this small lake, nothing of a real one. */
    private static final long FOOTER = 48 * 1024;

    private static Path buckets;
    private static Assembly estate;
    private static LogLake lake;
    private static List<Scan> scans;

    @BeforeAll
    static void measure(@TempDir Path directory) throws IOException {
        estate = EarlierStart.of(SynthesizedEstate.assembly(), LAST.minusDays(89));
        Lakes.generate(estate, Traffic.of(estate, 3, LAST, 90, 200_000), directory.resolve("lake"));
        buckets = directory.resolve("lake").resolve(Lakes.BUCKETS);
        lake = new LogLake(estate, buckets);
        ScanMeter meter = new ScanMeter(lake, NamedQuery.all(estate));
        meter.compact(WEEK);
        scans = meter.averageDay(WEEK, Map.of());
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @Test
    void readsOneNinetiethWherePathsFollowTheTimeOfTheEvent() {
        assertThat(scans.stream().filter(scan -> scan.arrival() == Scan.Arrival.EVENT))
                .hasSizeGreaterThan(12)
                .allSatisfy(scan ->
                        assertThat(100 * scan.rawShare()).as(scan.query()).isBetween(0.2, 1.2));
    }

    @Test
    void readsThreeNinetiethsWherePathsFollowTheTimeOfArrival() {
        assertThat(scans.stream().filter(scan -> scan.arrival() == Scan.Arrival.ARRIVAL))
                .hasSizeGreaterThan(8)
                .allSatisfy(scan ->
                        assertThat(100 * scan.rawShare()).as(scan.query()).isBetween(0.2, 3.5));
    }

    @Test
    void readsAThousandthOnceCompactedWhereFewColumnsAreAskedFor() {
        assertThat(scans.stream().filter(scan -> FEW_COLUMNS.contains(scan.query())))
                .hasSameSizeAs(FEW_COLUMNS)
                .allSatisfy(scan -> assertThat(100.0 * (scan.compacted() - FOOTER) / scan.whole())
                        .as(scan.query())
                        .isBetween(0.0005, 0.1));
    }

    @Test
    void readsEveryFileWithoutADay() throws IOException {
        Answer answer = lake.ask("SELECT count(cs_uri_stem) FROM cloudfront");

        assertThat(answer.bytesRead()).isEqualTo(lake.size("cloudfront"));
    }

    @Test
    void costsTheSameWithMoreDaysBehindIt() throws IOException {
        Assembly month = EarlierStart.of(SynthesizedEstate.assembly(), LAST.minusDays(29));
        try (LogLake known = new LogLake(month, buckets)) {
            assertThat(read(known, month)).isEqualTo(read(lake, estate));
        }
    }

    private static List<Long> read(LogLake lake, Assembly assembly) throws IOException {
        return new ScanMeter(lake, NamedQuery.all(assembly))
                .day(WEEK.get(0), Map.of()).stream().map(Scan::raw).toList();
    }
}
