package jp.mymovie.movies.csv;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;

/** The files that are known, by the columns none of the others has. */
enum Format {
    /** Our own export. */
    MYMOVIE("tmdbID", "Score", "RegisteredAt") {
        @Override
        ImportRow read(Columns.Row row) {
            String source = row.raw("SourceRating");
            String score = row.text("Score");
            Instant at = Fields.instant(row, "RegisteredAt");
            return new ImportRow(
                    row.line(),
                    Fields.id(row, "tmdbID"),
                    null,
                    row.title(),
                    null,
                    new Remarks(
                            score == null ? null : Fields.score(score, 1, "Score"),
                            Fields.days(row.text("Watched")),
                            Spreadsheet.read(row.raw("Note")),
                            source == null && score != null ? "score:" + score : source),
                    at);
        }
    },
    /** IMDb's ratings and lists. */
    IMDB("Const", "Your Rating") {
        @Override
        ImportRow read(Columns.Row row) {
            String type = row.text("Title Type");
            if (type != null && !type.toLowerCase(Locale.ROOT).contains("movie") && !type.equals("Video")) {
                throw new BadValue("it is no film but '" + type + "'");
            }
            String rating = row.raw("Your Rating");
            return new ImportRow(
                    row.line(),
                    null,
                    Fields.imdbId(row, "Const"),
                    row.title(),
                    Fields.year(row),
                    new Remarks(Fields.score(rating, TEN, "Your Rating"), List.of(), null, "ten:" + rating),
                    null);
        }
    },
    /** Letterboxd's own import format, and what it exports. */
    LETTERBOXD {
        @Override
        ImportRow read(Columns.Row row) {
            String stars = row.raw("Rating");
            String ten = row.raw("Rating10");
            if (stars == null && ten == null) {
                throw new BadValue("it has no rating: only films with a score can be registered");
            }
            return new ImportRow(
                    row.line(),
                    row.text("tmdbID") == null ? null : Fields.id(row, "tmdbID"),
                    row.text("imdbID") == null ? null : Fields.imdbId(row, "imdbID"),
                    Fields.title(row),
                    Fields.year(row),
                    new Remarks(
                            stars == null ? Fields.score(ten, TEN, "Rating10") : Fields.score(stars, STARS, "Rating"),
                            Stream.of("WatchedDate", "Watched Date")
                                    .flatMap(column -> Fields.days(row.text(column)).stream())
                                    .toList(),
                            row.text("Review"),
                            stars == null ? "ten:" + ten : "stars:" + stars),
                    null);
        }
    };

    private static final int TEN = 10;
    private static final int STARS = 20;

    private final List<String> columns;

    Format(String... columns) {
        this.columns = List.of(columns);
    }

    abstract ImportRow read(Columns.Row row);

    static Format of(Columns columns) {
        for (Format format : List.of(MYMOVIE, IMDB)) {
            if (format.columns.stream().allMatch(columns::has)) {
                return format;
            }
        }
        boolean rated = columns.has("Rating") || columns.has("Rating10");
        boolean named = Stream.of("Title", "Name", "tmdbID", "imdbID").anyMatch(columns::has);
        if (rated && named) {
            return LETTERBOXD;
        }
        throw new WrongFile("the columns must be those of Letterboxd (Name or Title, Year, Rating), IMDb (Const, Your"
                + " Rating) or our own export, got: " + columns.names());
    }
}
