package jp.mymovie.movies.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people's programs write them. One that can be read in two ways, such as 1/2/2021, is refused: nobody but its
 * user knows which it is.
 */
final class Days {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})(?:([-/.])([0-9]{1,2})\\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)(?:[T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})(?:[T ].*)?");
    /** As IMDb wrote days until 2017. */
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.US);

    private static final int MONTHS = 12;
    private static final int NOON = 12;

    private Days() {}

    /** @throws BadValue if it is no day, or may be two */
    static LocalDate day(String text, String column) {
        try {
            Matcher first = YEAR_FIRST.matcher(text);
            if (first.matches()) {
                boolean slashed = first.group(3) != null;
                return LocalDate.of(number(first, 1), number(first, slashed ? 3 : 5), number(first, slashed ? 4 : 6));
            }
            Matcher last = YEAR_LAST.matcher(text);
            if (last.matches()) {
                return yearLast(number(last, 1), number(last, 3), number(last, 4), column, text);
            }
            return LocalDate.parse(text.replaceAll(" +", " "), LONG);
        } catch (DateTimeException e) {
            throw BadValue.of(column, "a day such as 2026-11-24", text);
        }
    }

    /**
     * A time as it is written; noon of UTC where a day alone is, so that it is the same day from UTC-12 to UTC+11.
     *
     * @throws BadValue if it is neither
     */
    static Instant instant(String text, String column) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return day(text, column).atTime(NOON, 0).toInstant(ZoneOffset.UTC);
        }
    }

    private static LocalDate yearLast(int one, int two, int year, String column, String text) {
        if (one <= MONTHS && two <= MONTHS && one != two) {
            throw BadValue.of(column, "a day that can be read in one way, such as 2026-11-24", text);
        }
        return two > MONTHS ? LocalDate.of(year, one, two) : LocalDate.of(year, two, one);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
