package jp.mymovie.movies.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import org.jspecify.annotations.Nullable;

/** What a line says of a film, column by column; a column that is empty or not there says nothing. */
final class Draft {
    private static final Pattern TMDB = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern YEAR = Pattern.compile("([12][0-9]{3})年?");

    private final Columns.Row row;
    private final List<LocalDate> watched = new ArrayList<>();
    private @Nullable Integer tmdbId;
    private @Nullable String imdbId;
    private @Nullable String title;
    private @Nullable Integer year;
    private @Nullable Score score;
    private @Nullable String rating;
    private @Nullable String note;
    private @Nullable Instant registeredAt;
    private boolean wish;

    Draft(Columns.Row row) {
        this.row = row;
    }

    Draft tmdbId(String column) {
        String text = row.text(column);
        if (text != null) {
            if (!TMDB.matcher(text).matches()) {
                throw BadValue.of(row.name(column), "an id of TMDB", text);
            }
            tmdbId = Integer.valueOf(text);
        }
        return this;
    }

    Draft imdbId(String column) {
        String text = row.text(column);
        imdbId = text == null ? imdbId : text;
        return this;
    }

    /** Of the first column in which there is one. */
    Draft title(String... columns) {
        String column = row.filled(columns);
        return titled(column == null ? null : row.text(column));
    }

    Draft titled(@Nullable String text) {
        title = text;
        return this;
    }

    Draft year(String column) {
        String text = row.text(column);
        if (text != null) {
            var matcher = YEAR.matcher(text);
            if (!matcher.matches()) {
                throw BadValue.of(row.name(column), "a year such as 1985", text);
            }
            year = Integer.valueOf(matcher.group(1));
        }
        return this;
    }

    /** The year of a day. */
    Draft released(String column) {
        String text = row.text(column);
        year = text == null
                ? year
                : Integer.valueOf(Days.day(text, row.name(column)).getYear());
        return this;
    }

    /** A rating of a service that has none of 0, and writes 0 where there is none. */
    Draft rating(String column, Scale scale) {
        String text = row.text(column);
        return text != null && Scale.zero(text) ? this : scored(column, scale);
    }

    /** A rating that may be 0; a dash stands for none. */
    Draft scored(String column, Scale scale) {
        String text = row.text(column);
        if (text != null && !text.equals("-")) {
            score = scale.score(text, row.name(column));
            rating = scale.kept(text);
        }
        return this;
    }

    /** A score of ours, which is no other service's rating. */
    Draft score(String column) {
        String text = row.text(column);
        score = text == null ? score : Scale.SCORE.score(text, row.name(column));
        return this;
    }

    /** The rating as it was written once. */
    Draft written(@Nullable String text) {
        rating = text == null ? rating : text;
        return this;
    }

    Draft watched(String... columns) {
        for (String column : columns) {
            String text = row.text(column);
            if (text != null) {
                watched.add(Days.day(text, row.name(column)));
            }
        }
        return this;
    }

    /** Days with spaces between. */
    Draft allWatched(String column) {
        String text = row.text(column);
        if (text != null) {
            List.of(text.split(" +")).forEach(day -> watched.add(Days.day(day, row.name(column))));
        }
        return this;
    }

    Draft note(@Nullable String text) {
        note = text;
        return this;
    }

    /** The first of the columns in which there is a day or time. */
    Draft registered(String... columns) {
        String column = row.filled(columns);
        if (column != null) {
            registeredAt = Days.instant(Objects.requireNonNull(row.text(column)), row.name(column));
        }
        return this;
    }

    Draft wish(boolean is) {
        wish = is;
        return this;
    }

    boolean isRated() {
        return score != null;
    }

    boolean isWatched() {
        return !watched.isEmpty();
    }

    /**
     * As what it is registered that the line names: a film with a rating or a day was watched, any other is what the user
     * says of all of them.
     */
    Draft asSaid(Options options) {
        if (isRated() || isWatched()) {
            return this;
        }
        if (options.use() == null) {
            throw new BadValue("it has no rating and no day, and the file does not tell whether it was watched: add"
                    + " as=watched or as=wish");
        }
        return wish(options.use() == Options.Use.WISH);
    }

    /** @throws ImportRow.Unfit if the values make no row */
    ImportRow row() {
        if (watched.stream().distinct().count() > Remarks.MAX_WATCHED) {
            throw new BadValue("a film can be watched on at most 100 days, got more");
        }
        Remarks remarks = wish ? Remarks.NONE : new Remarks(score, watched, note, rating);
        return new ImportRow(
                row.line(), tmdbId, imdbId, Objects.requireNonNullElse(title, ""), year, remarks, registeredAt, wish);
    }
}
