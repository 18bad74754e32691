package jp.mymovie.movies.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;

/**
 * Reads a CSV file whoever it comes from, told by its header. Rows of one film become one with all its days; a row that
 * cannot be understood is told with its reason and does not keep the others back.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvFile {
    private static final int MAX_FIELD = 20_000;

    private CsvFile() {}

    /** @throws WrongFile if it is of no format that is known, broken, or too long */
    public static ImportFile read(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(MAX_FIELD * 64)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(true)
                .commentStrategy(CommentStrategy.NONE)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            return read(reader.stream());
        } catch (CsvParseException e) {
            throw new WrongFile("the file must be CSV (RFC 4180): " + Objects.requireNonNullElse(e.getMessage(), "?"));
        } catch (IOException e) {
            throw new IllegalStateException("a text does not fail", e);
        }
    }

    private static ImportFile read(Stream<CsvRecord> records) {
        List<ImportRow.Bad> bad = new ArrayList<>();
        Map<String, ImportRow> rows = new LinkedHashMap<>();
        var lines = records.iterator();
        if (!lines.hasNext()) {
            throw new WrongFile("the file must begin with a line of column names, got nothing");
        }
        Columns columns = new Columns(lines.next().getFields());
        Format format = Format.of(columns);
        int count = 0;
        while (lines.hasNext()) {
            if (++count > ImportFile.MAX_ROWS) {
                throw new WrongFile("the file must have at most 10000 rows: split it");
            }
            CsvRecord line = lines.next();
            Columns.Row row = columns.row((int) line.getStartingLineNumber(), line.getFields());
            try {
                ImportRow read = format.read(row);
                rows.merge(identity(read), read, CsvFile::together);
            } catch (BadValue e) {
                bad.add(new ImportRow.Bad(row.line(), row.title(), e.reason()));
            }
        }
        return new ImportFile(format.name().toLowerCase(Locale.ROOT), List.copyOf(rows.values()), bad);
    }

    private static String identity(ImportRow row) {
        if (row.tmdbId() != null) {
            return "tmdb " + row.tmdbId();
        }
        return row.imdbId() != null ? "imdb " + row.imdbId() : "title " + row.title() + " " + row.year();
    }

    /** One film, the later row's score, all days. */
    private static ImportRow together(ImportRow first, ImportRow second) {
        List<LocalDate> watched = Stream.of(first, second)
                .flatMap(row -> row.remarks().watched().stream())
                .distinct()
                .limit(Remarks.MAX_WATCHED)
                .toList();
        Remarks later = second.remarks();
        String note = later.note() == null ? first.remarks().note() : later.note();
        return new ImportRow(
                first.line(),
                first.tmdbId(),
                first.imdbId(),
                first.title(),
                first.year(),
                new Remarks(later.score(), watched, note, later.rating()),
                first.registeredAt());
    }
}
