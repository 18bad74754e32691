package jp.mymovie.movies.domain;

import java.util.List;

/**
 * A file as it was read.
 *
 * @param format whose it is: letterboxd, imdb or mymovie
 * @param rows a film each
 */
public record ImportFile(String format, List<ImportRow> rows, List<ImportRow.Bad> bad) {
    /** Rows a file may have. */
    public static final int MAX_ROWS = 10_000;

    public ImportFile {
        rows = List.copyOf(rows);
        bad = List.copyOf(bad);
    }
}
