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
        boolean asked = request.answer().status() > 0;
        boolean known = asked && !request.asker().requester().equals("-");
        String key = request.asked().key().isEmpty()
                ? ""
                : LogDelivery.encoded(request.asked().key());
        return String.join(
                " ",
                owner(request.place().account()),
                request.place().bucket(),
                "[" + TIME.format(request.time()) + "]",
                request.asker().address(),
                request.asker().requester(),
                request.id(),
                request.asked().operation(),
                key.isEmpty() ? "-" : LogDelivery.encoded(key),
                asked ? quoted(method(request) + " /" + key + request.asked().query() + " HTTP/1.1") : quoted("-"),
                number(request.answer().status()),
                request.answer().errorCode(),
                number(request.answer().bytesSent()),
                number(request.asked().objectSize()),
                asked ? number(request.answer().millis()) : "-",
                asked ? number(Math.max(1, request.answer().millis() - 2)) : "-",
                quoted(request.asker().referrer()),
                quoted(request.asker().userAgent()),
                request.asked().versionId(),
                hostId(request.id()),
                known ? "SigV4" : "-",
                request.asker().secure() ? "TLS_AES_128_GCM_SHA256" : "-",
                known ? "AuthHeader" : "-",
                asked
                        ? "%s.s3.%s.amazonaws.com"
                                .formatted(
                                        request.place().bucket(),
                                        request.place().region())
                        : "-",
                request.asker().secure() ? "TLSv1.3" : "-",
                "-",
                "-",
                request.place().region());
    }

    private static String method(ObjectRequest request) {
        return request.asked().operation().split("\\.")[1];
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
