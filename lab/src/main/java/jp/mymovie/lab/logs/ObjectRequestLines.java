package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import jp.mymovie.local.lake.LogDelivery;

/**
 * Requests as lines of S3's server access log. See https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html; what
 * a service's requester looks like is not documented there, and nothing may depend on it. A key stands encoded once in the
 * request and twice in its own field.
 */
final class ObjectRequestLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ObjectRequestLines() {}

    /** The line without its end. */
    static String of(ObjectRequest request) {
        boolean asked = request.status() > 0;
        boolean known = asked && !request.requester().equals("-");
        String key = request.key().isEmpty() ? "" : LogDelivery.encoded(request.key());
        return String.join(
                " ",
                owner(request.account()),
                request.bucket(),
                "[" + TIME.format(request.time()) + "]",
                request.address(),
                request.requester(),
                request.requestId(),
                request.operation(),
                key.isEmpty() ? "-" : LogDelivery.encoded(key),
                asked ? quoted(method(request) + " /" + key + request.query() + " HTTP/1.1") : quoted("-"),
                number(request.status()),
                request.errorCode(),
                number(request.bytesSent()),
                number(request.objectSize()),
                asked ? number(request.millis()) : "-",
                asked ? number(Math.max(1, request.millis() - 2)) : "-",
                quoted(request.referrer()),
                quoted(request.userAgent()),
                request.versionId(),
                hostId(request.requestId()),
                known ? "SigV4" : "-",
                request.secure() ? "TLS_AES_128_GCM_SHA256" : "-",
                known ? "AuthHeader" : "-",
                asked ? "%s.s3.%s.amazonaws.com".formatted(request.bucket(), request.region()) : "-",
                request.secure() ? "TLSv1.3" : "-",
                "-",
                "-",
                request.region());
    }

    private static String method(ObjectRequest request) {
        return request.operation().split("\\.")[1];
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String number(long value) {
        return value == 0 ? "-" : Long.toString(value);
    }

    /** The account's canonical user id, of 64 letters and digits. */
    private static String owner(String account) {
        return (UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString()
                        + UUID.nameUUIDFromBytes((account + "-").getBytes(StandardCharsets.UTF_8)))
                .replace("-", "");
    }

    private static String hostId(String requestId) {
        byte[] id = new byte[56];
        new SplittableRandom(requestId.hashCode()).nextBytes(id);
        return Base64.getEncoder().encodeToString(id);
    }
}
