package jp.mymovie.lab.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happens in a day to the buckets that log it. Streams and services deliver, people ask Athena, which reads, by night
 * days are compacted and S3 cleans up; and now and then somebody tries a door that is shut.
 */
final class ObjectRequests {
    /** The compaction's hour, and about how long it lasts. */
    private static final int NIGHT = 2 * 3600;

    private static final int NIGHT_SECONDS = 900;

    /** Who asks for which bucket. */
    private record Way(LoggedBucket bucket, BucketUse use) {}

    private final List<LoggedBucket> buckets;
    private final List<Way> ways;
    private final List<Way> writing;
    private final List<Way> reading;
    private final SplittableRandom random;
    private final Instant start;
    private final LocalDate day;

    private ObjectRequests(long seed, List<LoggedBucket> buckets, LocalDate day) {
        this.buckets = buckets;
        this.ways = buckets.stream()
                .flatMap(bucket -> bucket.uses().stream().map(use -> new Way(bucket, use)))
                .toList();
        this.writing = ways.stream().filter(way -> way.use.writes()).toList();
        this.reading = ways.stream().filter(way -> !way.use.writes()).toList();
        this.random = new SplittableRandom(seed * 31 + "s3access".hashCode() * 1_000_003L + day.toEpochDay());
        this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.day = day;
    }

    /** In no order of time: what happens by night comes between the rest. */
    static Stream<ObjectRequest> of(long seed, List<LoggedBucket> buckets, LocalDate day, int count) {
        ObjectRequests requests = new ObjectRequests(seed, buckets, day);
        return requests.writing.isEmpty() || requests.reading.isEmpty()
                ? Stream.empty()
                : IntStream.range(0, count).mapToObj(i -> requests.any((double) i / count, 1.0 / count));
    }

    private ObjectRequest any(double share, double step) {
        int second = (int) ((share + random.nextDouble() * step) * 86_400);
        int kind = random.nextInt(100);
        if (kind < 40) {
            return write(of(writing), second);
        }
        if (kind < 85) {
            return kind < 80 ? read(of(reading), second) : list(of(reading), second);
        }
        LoggedBucket bucket = of(buckets);
        return kind < 92 || bucket.lifecycle().isEmpty() ? refuse(bucket, second) : clean(bucket);
    }

    private <T> T of(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }

    private ObjectRequest write(Way way, int second) {
        return asked(way, second, "REST.PUT.OBJECT")
                .object(key(way), "?x-id=PutObject", size())
                .answer(200, "-", 0)
                .request(random);
    }

    private ObjectRequest read(Way way, int second) {
        ObjectRequestDraft draft = asked(way, second, "REST.GET.OBJECT");
        long size = size();
        boolean version = way.bucket.versioned() && random.nextInt(20) == 0;
        if (version) {
            draft.version(Ids.edge(random).substring(0, 32));
        }
        draft.object(key(way), version ? "?versionId=" + draft.version() : "?x-id=GetObject", size);
        int luck = random.nextInt(50);
        if (luck < 2) {
            return draft.answer(304, "-", 0).request(random);
        }
        return luck == 2
                ? draft.answer(404, "NoSuchKey", 308).request(random)
                : luck < 8
                        ? draft.answer(206, "-", 1 + random.nextInt((int) size)).request(random)
                        : draft.answer(200, "-", size).request(random);
    }

    private ObjectRequest list(Way way, int second) {
        return asked(way, second, "REST.GET.BUCKET")
                .object("", "?list-type=2&prefix=" + way.use.folder(), 0)
                .answer(200, "-", 400 + random.nextInt(9000))
                .request(random);
    }

    /** Half of them are strangers, the other half are known elsewhere and have no business here. */
    private ObjectRequest refuse(LoggedBucket bucket, int second) {
        List<Way> others = ways.stream()
                .filter(way ->
                        bucket.uses().stream().noneMatch(use -> use.principal().equals(way.use.principal())))
                .toList();
        ObjectRequestDraft draft = others.isEmpty() || random.nextBoolean()
                ? new ObjectRequestDraft(bucket, start.plusSeconds(second)).stranger(random)
                : asked(new Way(bucket, of(others).use), second, "");
        return draft.operation(of(List.of("REST.GET.OBJECT", "REST.PUT.OBJECT", "REST.DELETE.OBJECT")))
                .object(random.nextBoolean() ? "index.html" : HostileText.key(random), "", 0)
                .answer(403, "AccessDenied", 243)
                .request(random);
    }

    private ObjectRequest clean(LoggedBucket bucket) {
        List<String> folders = bucket.folders();
        return new ObjectRequestDraft(bucket, start.plusSeconds(random.nextInt(3 * 3600)))
                .requester("AmazonS3", "-", "-")
                .operation(of(bucket.lifecycle()))
                .object(key(folders.isEmpty() ? "" : of(folders)), "", size())
                .request(random);
    }

    private ObjectRequestDraft asked(Way way, int second, String operation) {
        BucketUse use = way.use;
        int time = use.nightly() ? NIGHT + random.nextInt(NIGHT_SECONDS) : second;
        boolean person = use.sessions().size() > 1;
        boolean service = use.sessions().get(0).isEmpty();
        return new ObjectRequestDraft(way.bucket, start.plusSeconds(time))
                .requester(
                        use.requester(random),
                        service ? "-" : person ? "203.0.113." + random.nextInt(8) : "10.0.0." + random.nextInt(8),
                        service ? "-" : person ? "aws-cli/2.31.0" : "aws-sdk-java/2.38.2 ua/2.1 os/Linux")
                .operation(operation);
    }

    /** Where somebody may go everywhere, one of the folders that somebody writes to. */
    private String key(Way way) {
        List<String> folders = way.bucket.folders();
        return key(way.use.folder().isEmpty() && !folders.isEmpty() ? of(folders) : way.use.folder());
    }

    private String key(String folder) {
        return "%s%s/%08x.gz".formatted(folder, day.toString().replace('-', '/'), random.nextInt());
    }

    private long size() {
        return 400 + (long) Math.exp(random.nextDouble() * 12);
    }
}
