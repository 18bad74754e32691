package jp.mymovie.lab.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A call of AWS that the organization's trail records.
 *
 * @param time when, to the second
 * @param account whose
 * @param region where
 * @param eventId CloudTrail's id
 * @param eventSource the service, {@code s3.amazonaws.com}
 * @param eventName the call
 * @param principal the ARN of who called
 * @param errorCode what went wrong, or empty
 */
public record Call(
        Instant time,
        String account,
        String region,
        String eventId,
        String eventSource,
        String eventName,
        String principal,
        String errorCode) {

    /** The day in UTC, the key {@code day} of the table. */
    public LocalDate day() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
