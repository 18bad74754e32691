package jp.mymovie.lab.logs;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** An {@link ObjectRequest} in the making. */
final class ObjectRequestDraft {
    private static final List<String> STRANGERS =
            List.of("curl/8.11.1", "python-requests/2.32.3", "Mozilla/5.0 (compatible; Examplebot/2.1)", "-");

    private final ObjectRequest.Place place;
    private final Instant time;
    private ObjectRequest.Asker asker = new ObjectRequest.Asker("-", "-", "-", "-", true);
    private ObjectRequest.Asked asked = new ObjectRequest.Asked("", "", "", "-", 0);
    private int status;
    private String errorCode = "-";
    private long bytes;

    ObjectRequestDraft(LoggedBucket bucket, Instant time) {
        this.place = new ObjectRequest.Place(bucket.account(), bucket.region(), bucket.name());
        this.time = Instant.ofEpochSecond(time.getEpochSecond());
    }

    ObjectRequestDraft requester(String who, String from, String with) {
        asker = new ObjectRequest.Asker(who, from, "-", with, true);
        return this;
    }

    /** Anonymous requester, with or without TLS. */
    ObjectRequestDraft stranger(RandomGenerator random) {
        boolean secure = random.nextBoolean();
        String address = "192.0.2." + random.nextInt(256);
        asker = new ObjectRequest.Asker("-", address, "-", STRANGERS.get(random.nextInt(STRANGERS.size())), secure);
        return this;
    }

    ObjectRequestDraft operation(String name) {
        asked = new ObjectRequest.Asked(name, asked.key(), asked.query(), asked.versionId(), asked.objectSize());
        return this;
    }

    ObjectRequestDraft object(String key, String query, long size) {
        asked = new ObjectRequest.Asked(asked.operation(), key, query, asked.versionId(), size);
        return this;
    }

    ObjectRequestDraft version(String id) {
        asked = new ObjectRequest.Asked(asked.operation(), asked.key(), asked.query(), id, asked.objectSize());
        return this;
    }

    String version() {
        return asked.versionId();
    }

    ObjectRequestDraft answer(int httpStatus, String error, long bytesSent) {
        status = httpStatus;
        errorCode = error;
        bytes = bytesSent;
        return this;
    }

    /** One in 60 who ask send something hostile; one line in 100 comes twice, one in 40 late. */
    ObjectRequest request(RandomGenerator random) {
        boolean isAsked = status > 0;
        boolean hostileAgent = isAsked && random.nextInt(60) == 0;
        boolean hostileReferrer = hostileAgent && random.nextBoolean();
        boolean hostile = hostileAgent || HostileText.KEYS.contains(asked.key());
        return new ObjectRequest(
                time,
                "%016X".formatted(random.nextLong()),
                place,
                new ObjectRequest.Asker(
                        asker.requester(),
                        asker.address(),
                        hostileReferrer ? HostileText.header(random) : "-",
                        hostileAgent ? HostileText.header(random) : asker.userAgent(),
                        isAsked && asker.secure()),
                asked,
                new ObjectRequest.Answer(status, errorCode, bytes, 1 + random.nextInt(120)),
                new ObjectRequest.Fate(
                        random.nextInt(100) == 0 ? 2 : 1,
                        random.nextInt(40) == 0,
                        hostile,
                        !hostile && random.nextInt(150) == 0));
    }
}
