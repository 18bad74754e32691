package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as the AWS CLI writes them, and as a person reads them. */
final class Times {
    private Times() {}

    /** ISO 8601 with an offset, version 2 of the CLI, or seconds since 1970; 1970 where there is none. */
    static Instant read(JsonNode time) {
        if (time.isNumber()) {
            return Instant.ofEpochMilli(Math.round(time.asDouble() * 1000));
        }
        try {
            return OffsetDateTime.parse(time.asText()).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Two figures at most, such as {@code 3 days} or {@code 26 hours}. */
    static String since(Instant then, Instant now) {
        Duration past = Duration.between(then, now);
        if (past.toMinutes() < 120) {
            return past.toMinutes() + " minutes";
        }
        return past.toHours() < 48 ? past.toHours() + " hours" : past.toDays() + " days";
    }
}
