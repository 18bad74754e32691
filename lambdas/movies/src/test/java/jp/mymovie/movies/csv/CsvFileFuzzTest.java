package jp.mymovie.movies.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Files made to hurt: each line of a file that is read is accounted for, as a film or with its reason. */
@Tag("fuzz")
final class CsvFileFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void read(byte @Nullable [] file) {
        String text = new String(file == null ? new byte[0] : file, StandardCharsets.UTF_8);
        ImportFile read;
        try {
            read = CsvFile.read(text);
        } catch (WrongFile e) {
            assertThat(e.getMessage()).startsWith("the ");
            return;
        }
        assertThat(read.format()).isIn("mymovie", "imdb", "letterboxd");
        long records = records(text) - 1;
        assertThat(read.rows().size() + (long) read.bad().size()).isLessThanOrEqualTo(records);
        assertThat(read.rows().isEmpty())
                .as("each line is a film's or bad")
                .isEqualTo(read.bad().size() == records);
        assertThat(Stream.concat(
                        read.rows().stream().map(ImportRow::line),
                        read.bad().stream().map(ImportRow.Bad::line)))
                .doesNotHaveDuplicates()
                .allMatch(line -> line > 1);
        assertThat(read.bad()).allMatch(bad -> !bad.reason().isBlank());
        assertThat(read.rows())
                .allMatch(row -> row.tmdbId() != null
                        || row.imdbId() != null
                        || !row.title().isEmpty());
    }

    private static long records(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(text.length() + 8192)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            return reader.stream().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
