package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import jp.mymovie.local.lake.ObjectStore;

/**
 * The files of S3's server access log, not compressed: some hours of a bucket in one, delivered a few hours later; what
 * comes late in one more, up to a day later and under the same day. A file's time on the disk is that of its delivery.
 */
final class ObjectRequestFiles {
    private static final int HOURS = 4;

    /** Lines that come together. */
    private record Batch(String bucket, int period, boolean late) {}

    private final Map<String, LoggedBucket> buckets;
    private final ObjectStore store;
    private final RandomGenerator random;

    ObjectRequestFiles(List<LoggedBucket> buckets, ObjectStore store, RandomGenerator random) {
        this.buckets = buckets.stream().collect(Collectors.toMap(LoggedBucket::name, bucket -> bucket));
        this.store = store;
        this.random = random;
    }

    void write(Traffic traffic, LocalDate day, Ledger ledger) {
        Map<Batch, StringBuilder> files = new TreeMap<>(Comparator.comparing(Batch::toString));
        traffic.objectRequests(day).forEach(request -> {
            Batch batch = new Batch(
                    request.place().bucket(),
                    request.time().atOffset(ZoneOffset.UTC).getHour() / HOURS,
                    request.fate().late());
            write(request, files.computeIfAbsent(batch, none -> new StringBuilder()));
            count(request, ledger.day("s3access", day));
        });
        files.forEach((batch, lines) -> put(batch, day, lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(ObjectRequest request, StringBuilder to) {
        String line = ObjectRequestLines.of(request);
        for (int copy = 0; copy < request.fate().lines(); copy++) {
            to.append(line).append('\n');
        }
        if (request.fate().truncated()) {
            to.append(line, 0, line.length() / 3).append('\n');
        }
    }

    private static void count(ObjectRequest request, Ledger.Day day) {
        day.event(request.id(), request.fate().lines());
        day.late += request.fate().late() ? request.fate().lines() : 0;
        day.hostile += request.fate().hostile() ? 1 : 0;
        day.malformed += request.fate().truncated() ? 1 : 0;
    }

    private void put(Batch batch, LocalDate day, byte[] content) {
        LoggedBucket bucket = buckets.get(batch.bucket);
        if (bucket == null) {
            throw new IllegalArgumentException("'%s' must be a bucket of the traffic".formatted(batch.bucket));
        }
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration delay = Duration.ofHours((batch.period + 1) * HOURS)
                .plusMinutes(batch.late ? 300 + random.nextInt(900) : 20 + random.nextInt(160));
        store.putAtLeastOnce(
                bucket.destination(),
                () -> bucket.key(start, "%016X".formatted(random.nextLong())),
                content,
                start.plus(delay));
    }
}
