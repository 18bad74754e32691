package jp.mymovie.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a policy may write it: in one of the W3C's six forms of ISO 8601, from the year alone to fractions of a
 * second, or in seconds since 1970. A form without a time means the first moment of it in UTC.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">Date and time formats</a>
 */
final class Moment {
    private static final String YEAR = "0001-01-01T00:00:00Z";

    private Moment() {}

    /** Null if it is no moment. */
    static @Nullable Instant of(String text) {
        try {
            return isEpoch(text)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(completed(text)).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Four digits alone are a year. */
    private static boolean isEpoch(String text) {
        return text.length() != 4 && text.matches("\\d+");
    }

    private static String completed(String text) {
        int length = text.length();
        return length == 4 || length == 7 || length == 10 ? text + YEAR.substring(length) : text;
    }
}
