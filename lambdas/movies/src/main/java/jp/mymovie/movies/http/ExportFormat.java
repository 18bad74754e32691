package jp.mymovie.movies.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import jp.mymovie.movies.csv.Spreadsheet;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;

/**
 * Form of a list as CSV.
 *
 * @see <a href="https://letterboxd.com/about/importing-data/">Letterboxd's columns</a>
 */
enum ExportFormat {
    /** All that is said of a film in one row; our own import reads it back as it was. Letterboxd finds its columns too. */
    MYMOVIE("tmdbID,Title,Year,WatchedDate,Rating,Rating10,Rewatch,Score,SourceRating,Watched,Note,"
            + "OriginalTitle,ReleaseDate,RegisteredAt") {
        @Override
        List<String> rows(Entry entry) {
            Remarks remarks = entry.remarks();
            LocalDate date = entry.film().releaseDate();
            Score score = remarks.score();
            List<LocalDate> watched = remarks.watched();
            String row = film(entry.film())
                    .add(watched.isEmpty() ? "" : watched.getLast().toString())
                    .add(stars(remarks))
                    .add(outOfTen(remarks))
                    .add(String.valueOf(watched.size() > 1))
                    .add(score == null ? "" : String.valueOf(score.value()))
                    .add(Spreadsheet.field(remarks.rating()))
                    .add(watched.stream().map(LocalDate::toString).collect(Collectors.joining(" ")))
                    .add(Spreadsheet.field(remarks.note()))
                    .add(Spreadsheet.field(entry.film().originalTitle()))
                    .add(date == null ? "" : date.toString())
                    .add(entry.registeredAt().toString())
                    .toString();
            return List.of(row);
        }
    },
    /**
     * Letterboxd's diary: a row for each day a film was watched on, those after the first as rewatches. There is one score
     * of a film here, which the last day has; nothing is said of what the others would have got. Without notes, which are
     * for the user's own eyes and would be public reviews there.
     */
    LETTERBOXD("tmdbID,Title,Year,WatchedDate,Rating,Rating10,Rewatch") {
        @Override
        List<String> rows(Entry entry) {
            Remarks remarks = entry.remarks();
            List<LocalDate> watched = remarks.watched();
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < watched.size() - 1; i++) {
                rows.add(row(entry.film(), watched.get(i).toString(), "", "", i > 0));
            }
            String last = watched.isEmpty() ? "" : watched.getLast().toString();
            rows.add(row(entry.film(), last, stars(remarks), outOfTen(remarks), watched.size() > 1));
            return rows;
        }
    };

    private static final String STARS = "stars:";

    private final String header;

    ExportFormat(String header) {
        this.header = header;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fileName() {
        return this == MYMOVIE ? "mymovie.csv" : "mymovie-" + wireName() + ".csv";
    }

    String header() {
        return header;
    }

    /** Lines of an entry, without their ends. */
    abstract List<String> rows(Entry entry);

    private static String row(Film film, String day, String stars, String outOfTen, boolean rewatch) {
        return film(film)
                .add(day)
                .add(stars)
                .add(outOfTen)
                .add(String.valueOf(rewatch))
                .toString();
    }

    private static StringJoiner film(Film film) {
        LocalDate date = film.releaseDate();
        return new StringJoiner(",")
                .add(String.valueOf(film.tmdbId()))
                .add(Spreadsheet.field(film.title()))
                .add(date == null ? "" : String.valueOf(date.getYear()));
    }

    /** The rating as it came from Letterboxd, half stars and all. */
    private static String stars(Remarks remarks) {
        String rating = remarks.rating();
        return rating != null && rating.startsWith(STARS) ? rating.substring(STARS.length()) : "";
    }

    private static String outOfTen(Remarks remarks) {
        Score score = remarks.score();
        return score == null || !stars(remarks).isEmpty()
                ? ""
                : BigDecimal.valueOf(score.value(), 1).toPlainString();
    }
}
