package jp.mymovie.lab.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.lake.Buckets;
import jp.mymovie.local.lake.Firehose;

/**
 * Writes the lake that traffic would leave: {@code s3/<bucket>/…} as the templates say, in AWS's formats, and a {@link
 * Ledger} beside it. CloudFront's files lie by the time of the request, those of the streams by the time of arrival: near
 * midnight a record may lie under the neighbouring day. The same traffic makes the same bytes.
 *
 * <p>An hour of a distribution is a file, a quarter of an hour of a stream is one, as the templates' buffers say: a day
 * makes some 120 files a service, however few visits it has.
 */
public final class Lakes {
    /** The folder of the buckets. */
    public static final String BUCKETS = "s3";

    private Lakes() {}

    /**
     * Writes a lake.
     *
     * @param directory empty, or not there yet
     * @throws IllegalArgumentException if it holds something
     */
    public static Ledger generate(Assembly assembly, Traffic traffic, Path directory) {
        return generate(assembly, traffic, directory, Faults.none());
    }

    /** Writes a lake on ways on which things go wrong: rows may be there more often than the traffic and the ledger say. */
    public static Ledger generate(Assembly assembly, Traffic traffic, Path directory, Faults faults) {
        try {
            claim(directory);
            Ledger ledger = new Ledger(traffic);
            try (Deliveries deliveries = new Deliveries()) {
                write(assembly, traffic, directory.resolve(BUCKETS), deliveries, faults, ledger);
            }
            ledger.write(directory);
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be writable: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private static void claim(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        "'%s' must be empty, so that nothing is overwritten: name another folder".formatted(directory));
            }
        }
        Files.createDirectories(directory.resolve(BUCKETS));
    }

    private static void write(
            Assembly assembly, Traffic traffic, Path directory, Deliveries deliveries, Faults faults, Ledger ledger) {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        Buckets buckets = new Buckets(directory);
        SplittableRandom random = new SplittableRandom(traffic.seed());
        Arrivals arrivals = new Arrivals(random.split(), faults);
        Map<Source, SourceLogs> logs = new LinkedHashMap<>();
        for (Source source : traffic.sources()) {
            SplittableRandom own = random.split();
            logs.put(
                    source,
                    new SourceLogs(
                            assembly,
                            source,
                            values,
                            arrivals,
                            delivery -> new EdgeFiles(delivery, faults.ofWrites(buckets), deliveries, own.split()),
                            stream -> new Firehose(
                                    stream, stream.interval(), faults.ofStreams(buckets), deliveries, own.split())));
        }
        List<TrailFiles> trails = TrailFiles.of(assembly, values, buckets, random.split());
        ObjectRequestFiles requests =
                new ObjectRequestFiles(traffic.buckets(), faults.ofWrites(buckets), random.split());
        for (LocalDate day : traffic.days()) {
            trails.forEach(trail -> trail.write(traffic, day, ledger));
            requests.write(traffic, day, ledger);
            traffic.visits(day).forEach(visit -> {
                arrivals.until(visit.time());
                Objects.requireNonNull(logs.get(visit.source())).write(visit, ledger);
            });
        }
        Instant end = traffic.last()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(Duration.ofHours(1));
        arrivals.until(end);
        logs.values().forEach(source -> source.close(end));
    }
}
