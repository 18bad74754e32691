package jp.mymovie.lab.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Something that happened to an object or a bucket, as S3 knows it. The table {@code s3access} holds {@link Fate#lines}
 * rows of it under its {@link #day}, whenever its file came.
 *
 * @param time when, to the second
 * @param id S3's id of it
 * @param place the bucket
 * @param asker who asked, and how
 * @param asked what for
 * @param answer what came of it
 * @param fate what becomes of its lines
 */
public record ObjectRequest(Instant time, String id, Place place, Asker asker, Asked asked, Answer answer, Fate fate) {

    /** The day in UTC, the key {@code day} of the table. */
    public LocalDate day() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** A bucket of an account in a region. */
    public record Place(String account, String region, String bucket) {}

    /**
     * The sender of a request.
     *
     * @param requester the ARN of a role's session, a service, S3 itself, or a dash for nobody in particular
     * @param address where from, or a dash within AWS
     * @param referrer as sent, or a dash
     * @param userAgent as sent, or a dash
     * @param secure whether by TLS
     */
    public record Asker(String requester, String address, String referrer, String userAgent, boolean secure) {}

    /**
     * An operation.
     *
     * @param operation in the log's words, {@code REST.GET.OBJECT}
     * @param key of the object, or empty
     * @param query of the request, with its question mark, or empty
     * @param versionId asked for, or a dash
     * @param objectSize of the object, or 0
     */
    public record Asked(String operation, String key, String query, String versionId, long objectSize) {}

    /**
     * The answer.
     *
     * @param status of HTTP, 0 where nobody asked
     * @param errorCode S3's word for what went wrong, or a dash
     * @param bytesSent of the answer
     * @param millis how long it took
     */
    public record Answer(int status, String errorCode, long bytesSent, int millis) {}

    /**
     * Fate of the lines.
     *
     * @param lines how often the log tells of it: S3 promises neither one line nor any, but the generator leaves none out
     * @param late whether in a file that comes up to a day later
     * @param hostile whether they hold what somebody has sent to break what reads the log
     * @param truncated whether the log holds the first third of its line besides
     */
    public record Fate(int lines, boolean late, boolean hostile, boolean truncated) {}
}
