package jp.mymovie.operator;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A CSV file of identities that are to be linked, read as a whole before the first one is. */
final class LinkFile {
    static final List<String> COLUMNS = List.of("handle", "issuer", "subject");

    private LinkFile() {}

    /** A row as it was written. @param line of the file, from 1 on */
    record Row(long line, String handle, String issuer, String subject) {}

    /** @throws IllegalArgumentException if the file cannot be read or lacks a column */
    static List<Row> read(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .commentStrategy(CommentStrategy.NONE)
                .ofNamedCsvRecord(Path.of(file))) {
            return reader.stream().map(LinkFile::row).toList();
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("'%s' must be CSV with the columns handle,issuer,subject: %s"
                    .formatted(file, Objects.requireNonNullElse(e.getMessage(), "it is not")));
        } catch (IOException e) {
            throw new IllegalArgumentException("'--file' must be a file that can be read, got '%s'".formatted(file));
        }
    }

    private static Row row(NamedCsvRecord row) {
        if (!row.getHeader().containsAll(COLUMNS)) {
            throw new IllegalArgumentException(
                    "the file's first line must name the columns handle,issuer,subject, got '%s'"
                            .formatted(String.join(",", row.getHeader())));
        }
        return new Row(row.getStartingLineNumber(), field(row, 0), field(row, 1), field(row, 2));
    }

    private static String field(NamedCsvRecord row, int column) {
        return row.findField(COLUMNS.get(column)).orElse("").strip();
    }
}
