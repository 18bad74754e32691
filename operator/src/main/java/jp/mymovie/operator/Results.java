package jp.mymovie.operator;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results, in a CSV file that is written again after each row: an interrupted run goes on where it was. */
final class Results {
    /** Verdict of a row whose undo is not done; what was seen is then the commands that are left, a line each. */
    static final String OPEN = "open";

    static final String AS_EXPECTED = "as expected";
    private static final int LONGEST = 400;

    private final Path file;
    private final Map<String, Result> results = new TreeMap<>();

    /** @param date {@code YYYY-MM-DD} */
    record Result(String date, String verdict, String seen) {}

    private Results(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if the file cannot be read */
    static Results read(Path file) {
        Results results = new Results(file);
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
                reader.forEach(row -> results.results.put(
                        row.getField("id"),
                        new Result(row.getField("date"), row.getField("verdict"), row.getField("seen"))));
            } catch (IOException e) {
                throw new IllegalArgumentException("'%s' must be a file that can be read".formatted(file), e);
            }
        }
        return results;
    }

    @Nullable
    Result of(String id) {
        return results.get(id);
    }

    void put(String id, String date, String verdict, String seen) {
        boolean whole = verdict.equals(OPEN) || seen.length() <= LONGEST;
        results.put(id, new Result(date, verdict, whole ? seen : seen.substring(0, LONGEST) + "…"));
        write();
    }

    /** Writes beside the file and moves: a run that dies leaves a whole file. */
    private void write() {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(fresh)) {
                csv.writeRecord("id", "date", "verdict", "seen");
                results.forEach((id, result) -> csv.writeRecord(id, result.date(), result.verdict(), result.seen()));
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
