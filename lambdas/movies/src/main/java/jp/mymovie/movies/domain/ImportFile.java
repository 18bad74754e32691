package jp.mymovie.movies.domain;

import java.util.List;

/**
 * A file as it was read.
 *
 * @param format whose it is
 * @param rows a film each
 * @param ignored columns, or files of an archive, of which nothing is kept
 */
public record ImportFile(String format, List<ImportRow> rows, List<ImportRow.Bad> bad, List<String> ignored) {
    /** Rows a file may have. */
    public static final int MAX_ROWS = 10_000;

    public ImportFile {
        rows = List.copyOf(rows);
        bad = List.copyOf(bad);
        ignored = List.copyOf(ignored);
    }
}
