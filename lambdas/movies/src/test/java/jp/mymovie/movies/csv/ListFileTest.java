package jp.mymovie.movies.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files; what the rows of many become stands in {@link ImportedFilesTest}. */
final class ListFileTest {
    private static final Options OF_FIVE = new Options(Scale.FIVE, null);
    private static final String DIARY = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n";

    @ParameterizedTest
    @CsvSource({"0.5,10", "1,20", "3.5,70", "5.0,100", "4.50,90"})
    void keepsHalfStarsAsTheyWereWritten(String stars, int score) {
        ImportRow row = ListFile.read(DIARY + "2021-01-02,Ran,1985,u," + stars, Options.NONE)
                .rows()
                .getFirst();
        assertThat(Objects.requireNonNull(row.remarks().score()).value()).isEqualTo(score);
        assertThat(row.remarks().rating()).isEqualTo("stars:" + stars);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5", "-1", "abc", "3.33", "1e1", "NaN", "１", "4,5,", "4.", ".5", "５"})
    void tellsWhatIsNoRating(String rating) {
        ImportFile file = ListFile.read("Name;Year;Rating\nRan;1985;" + rating, OF_FIVE);
        assertThat(file.rows()).isEmpty();
        assertThat(file.bad())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).contains("'" + rating + "'"));
    }

    @ParameterizedTest
    @CsvSource({"5,4.3,86,five:4.3", "10,4.3,43,ten:4.3", "100,43,43,hundred:43", "5,0,0,five:0"})
    void takesTheScaleThatTheUserSays(int scale, String rating, int score, String kept) {
        ImportRow row = ListFile.read("Name,Rating\nRan," + rating, new Options(Scale.upTo(scale), null))
                .rows()
                .getFirst();
        assertThat(Objects.requireNonNull(row.remarks().score()).value()).isEqualTo(score);
        assertThat(row.remarks().rating()).isEqualTo(kept);
    }

    @Test
    void refusesAFileItDoesNotKnowWithTheRemedy() {
        assertThatThrownBy(() -> ListFile.read("", Options.NONE))
                .isInstanceOf(WrongFile.class)
                .hasMessageContaining("got nothing");
        assertThatThrownBy(() -> ListFile.read("a,b\n1,2", Options.NONE))
                .hasMessageContaining("must be those of letterboxd")
                .hasMessageEndingWith("got: a, b");
        String many = IntStream.range(0, 10_001).mapToObj(i -> "a,2000,1").collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> ListFile.read("Name,Year,Rating\n" + many, OF_FIVE))
                .hasMessageContaining("at most 10000 rows");
    }

    @Test
    void aFilmHasAtMostAHundredDays() {
        StringBuilder diary = new StringBuilder(DIARY);
        for (int i = 0; i < 102; i++) {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(i);
            diary.append(day).append(",Ran,1985,u,,Yes,,").append(day).append('\n');
        }
        ImportFile file = ListFile.read(diary.toString(), Options.NONE);
        assertThat(file.rows().getFirst().remarks().watched()).hasSize(100);
        assertThat(file.bad()).extracting(ImportRow.Bad::line).containsExactly(102, 103);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "'a", "''", "a,b", "a\"b", " a ", "a\r\nb", "あ😀", "\na"})
    void everyTextComesBackFromASpreadsheetAsItWas(String text) {
        String field = Spreadsheet.field(text);
        assertThat(field.replaceFirst("^\"", "")).doesNotMatch("(?s)^[=+@\\t\\r-].*");
        ImportFile file = ListFile.read("tmdbID,Score,RegisteredAt,Note\n1,50,," + field + "\n", Options.NONE);
        assertThat(file.rows().getFirst().remarks().note()).isEqualTo(text);
    }

    static List<Format> formats() {
        return Format.ALL;
    }

    /** All of its columns at once, whichever of them a file has: no other format may take it. */
    @ParameterizedTest
    @MethodSource("formats")
    void noHeaderIsOfTwoServices(Format format) {
        List<String> header = new ArrayList<>(format.kept());
        header.addAll(format.about());
        Columns columns = new Columns(header);
        assertThat(Format.ALL).filteredOn(one -> one.matches(columns)).containsExactly(format);
        assertThat(format.ignored(columns)).isEmpty();
    }

    /** Files that are well-formed: a library reads the same fields. A CR at the end of a quoted one it does not read. */
    @Test
    void readsTheFieldsThatALibraryReads() throws IOException {
        Random random = new Random(18);
        String[] pieces = {"a", "あ", "😀", " ", ",", ";", "\"", "\n", "\r\n", "'", "=", "\t"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            for (int line = 0; line < 1 + random.nextInt(6); line++) {
                for (int field = 0; field < 1 + random.nextInt(4); field++) {
                    StringBuilder value = new StringBuilder();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        value.append(pieces[random.nextInt(pieces.length)]);
                    }
                    text.append(field == 0 ? "x" : ",").append(field == 0 ? "" : Spreadsheet.field(value.toString()));
                }
                text.append(end);
            }
            List<List<String>> fields = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            new Lines(text.toString(), ',', 0, 1).forEachRemaining(line -> {
                assertThat(line.fault()).isNull();
                fields.add(line.fields());
                numbers.add(line.number());
            });
            try (CsvReader<CsvRecord> reader = CsvReader.builder()
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(text.toString())) {
                List<CsvRecord> records = reader.stream().toList();
                assertThat(fields)
                        .as(text.toString())
                        .isEqualTo(records.stream().map(CsvRecord::getFields).toList());
                assertThat(numbers)
                        .isEqualTo(records.stream()
                                .map(record -> (int) record.getStartingLineNumber())
                                .toList());
            }
        }
    }

    /** Looking for the end of each of them would take time by the square. */
    @Test
    @Timeout(10)
    void aFileOfBrokenQuotesIsReadInLittleTime() {
        String file = "Name,Year,Rating\n" + ("\"" + "a".repeat(400) + "\n").repeat(9_999);
        assertThat(ListFile.read(file, OF_FIVE).bad()).hasSize(9_999);
    }

    @Test
    void anArchiveMayNotUnfoldWithoutEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("likes/bomb.csv"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("diary.csv"));
            zip.write(DIARY.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bytes.size()).isLessThan(1024 * 1024);
        long start = System.nanoTime();
        assertThatThrownBy(() -> ListFile.read(bytes.toByteArray(), Options.NONE))
                .isInstanceOf(WrongFile.class)
                .hasMessageContaining("at most 16 MB unpacked");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
