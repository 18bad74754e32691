package jp.mymovie.movies.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a row; what makes no sense makes the row bad. */
final class Fields {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");
    private static final Pattern IMDB = Pattern.compile("tt[0-9]{5,10}");
    private static final int SHORT = 40;

    private Fields() {}

    /** @param times what makes a score out of 100 of it */
    static Score score(@Nullable String text, int times, String column) {
        if (text == null || !NUMBER.matcher(text.strip()).matches()) {
            throw wrong(column, "a rating", text);
        }
        BigDecimal score = new BigDecimal(text.strip()).multiply(BigDecimal.valueOf(times));
        if (score.stripTrailingZeros().scale() > 0 || score.intValue() > Score.MAX) {
            throw wrong(column, "a rating that makes a whole score of at most 100", text);
        }
        return new Score(score.intValue());
    }

    static Integer id(Columns.Row row, String column) {
        String text = row.text(column);
        if (text == null || !text.matches("[1-9][0-9]{0,8}")) {
            throw wrong(column, "an id of TMDB", text);
        }
        return Integer.valueOf(text);
    }

    static String imdbId(Columns.Row row, String column) {
        String text = row.text(column);
        if (text == null || !IMDB.matcher(text).matches()) {
            throw wrong(column, "an id such as tt0245429", text);
        }
        return text;
    }

    /** A film is looked for by its title where it has no id. */
    static String title(Columns.Row row) {
        String title = row.title();
        if (title.isEmpty() && row.text("tmdbID") == null && row.text("imdbID") == null) {
            throw new BadValue("it has neither title nor id");
        }
        return title;
    }

    static @Nullable Integer year(Columns.Row row) {
        String text = row.text("Year");
        return text != null && text.matches("[12][0-9]{3}") ? Integer.valueOf(text) : null;
    }

    /** Days with spaces between. */
    static List<LocalDate> days(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return Stream.of(text.split(" "))
                    .filter(day -> !day.isBlank())
                    .map(LocalDate::parse)
                    .distinct()
                    .limit(Remarks.MAX_WATCHED)
                    .toList();
        } catch (DateTimeException e) {
            throw wrong("the watched date", "days such as 2026-11-24", text);
        }
    }

    static @Nullable Instant instant(Columns.Row row, String column) {
        String text = row.text(column);
        try {
            Instant at = text == null ? null : Instant.parse(text);
            if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("2200-01-01T00:00:00Z")))) {
                throw wrong(column, "a time from 1970 to 2199", text);
            }
            return at;
        } catch (DateTimeException e) {
            throw wrong(column, "a time such as 2026-11-24T12:00:00Z", text);
        }
    }

    private static BadValue wrong(String column, String rule, @Nullable String got) {
        String shown = got == null ? "nothing" : "'" + cut(got) + "'";
        return new BadValue("%s must be %s, got %s".formatted(column, rule, shown));
    }

    /** The first code points: half a pair of surrogates could not be stored. */
    private static String cut(String text) {
        int length = Math.min(text.codePointCount(0, text.length()), SHORT);
        return text.substring(0, text.offsetByCodePoints(0, length));
    }
}
