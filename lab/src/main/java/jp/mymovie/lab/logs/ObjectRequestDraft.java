package jp.mymovie.lab.logs;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** An {@link ObjectRequest} in the making. */
final class ObjectRequestDraft {
    private static final List<String> STRANGERS =
            List.of("curl/8.11.1", "python-requests/2.32.3", "Mozilla/5.0 (compatible; Examplebot/2.1)", "-");

    private final LoggedBucket bucket;
    private final Instant time;
    private String operation = "";
    private String requester = "-";
    private String address = "-";
    private String userAgent = "-";
    private String key = "";
    private String query = "";
    private String version = "-";
    private String errorCode = "-";
    private long size;
    private long bytes;
    private int status;
    private boolean secure = true;

    ObjectRequestDraft(LoggedBucket bucket, Instant time) {
        this.bucket = bucket;
        this.time = Instant.ofEpochSecond(time.getEpochSecond());
    }

    ObjectRequestDraft requester(String who, String from, String with) {
        requester = who;
        address = from;
        userAgent = with;
        return this;
    }

    /** Who shows no credentials, with or without TLS. */
    ObjectRequestDraft stranger(RandomGenerator random) {
        secure = random.nextBoolean();
        return requester("-", "192.0.2." + random.nextInt(256), STRANGERS.get(random.nextInt(STRANGERS.size())));
    }

    ObjectRequestDraft operation(String name) {
        operation = name;
        return this;
    }

    ObjectRequestDraft object(String objectKey, String withQuery, long objectSize) {
        key = objectKey;
        query = withQuery;
        size = objectSize;
        return this;
    }

    ObjectRequestDraft version(String id) {
        version = id;
        return this;
    }

    String version() {
        return version;
    }

    ObjectRequestDraft answer(int httpStatus, String error, long bytesSent) {
        status = httpStatus;
        errorCode = error;
        bytes = bytesSent;
        return this;
    }

    /** One in 60 who ask send something hostile; one line in 100 comes twice, one in 40 late. */
    ObjectRequest request(RandomGenerator random) {
        boolean asked = status > 0;
        boolean hostileAgent = asked && random.nextInt(60) == 0;
        boolean hostileReferrer = hostileAgent && random.nextBoolean();
        boolean hostile = hostileAgent || HostileText.KEYS.contains(key);
        return new ObjectRequest(
                time,
                bucket.account(),
                bucket.region(),
                bucket.name(),
                "%016X".formatted(random.nextLong()),
                operation,
                key,
                query,
                requester,
                address,
                status,
                errorCode,
                bytes,
                size,
                1 + random.nextInt(120),
                hostileReferrer ? HostileText.header(random) : "-",
                hostileAgent ? HostileText.header(random) : userAgent,
                version,
                asked && secure,
                hostile,
                random.nextInt(100) == 0 ? 2 : 1,
                random.nextInt(40) == 0,
                !hostile && random.nextInt(150) == 0);
    }
}
