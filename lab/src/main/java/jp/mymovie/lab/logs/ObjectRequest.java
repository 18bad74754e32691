package jp.mymovie.lab.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Something that happened to an object or a bucket, as S3 knows it. The table {@code s3access} holds {@link #lines} rows of
 * it under its {@link #day}, whenever its file came.
 *
 * @param time when, to the second
 * @param account of the bucket
 * @param region of the bucket
 * @param bucket its name
 * @param requestId S3's id
 * @param operation in the log's words, {@code REST.GET.OBJECT}
 * @param key of the object, or empty
 * @param query of the request, with its question mark, or empty
 * @param requester who asked: the ARN of a role's session, a service, S3 itself, or a dash for nobody in particular
 * @param address where from, or a dash within AWS
 * @param status of the answer, 0 where nobody asked
 * @param errorCode S3's word for what went wrong, or a dash
 * @param bytesSent of the answer
 * @param objectSize of the object, or 0
 * @param millis how long it took
 * @param referrer as sent, or a dash
 * @param userAgent as sent, or a dash
 * @param versionId asked for, or a dash
 * @param secure whether by TLS
 * @param hostile whether somebody tries to break what reads the log
 * @param lines how often the log tells of it: S3 promises neither one line nor any, but the generator leaves none out
 * @param late whether in a file that comes up to a day later
 * @param truncated whether the log holds the first third of its line besides
 */
public record ObjectRequest(
        Instant time,
        String account,
        String region,
        String bucket,
        String requestId,
        String operation,
        String key,
        String query,
        String requester,
        String address,
        int status,
        String errorCode,
        long bytesSent,
        long objectSize,
        int millis,
        String referrer,
        String userAgent,
        String versionId,
        boolean secure,
        boolean hostile,
        int lines,
        boolean late,
        boolean truncated) {

    /** The day in UTC, the key {@code day} of the table. */
    public LocalDate day() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
