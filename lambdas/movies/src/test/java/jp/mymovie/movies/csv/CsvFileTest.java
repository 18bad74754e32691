package jp.mymovie.movies.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {
    @Test
    void readsWhatLetterboxdExports() {
        ImportFile file = CsvFile.read("""
                \uFEFFDate,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\r
                2024-01-02,"Crouching Tiger, Hidden ""Dragon""\",2000,https://boxd.it/1,3.5,,,2024-01-01\r
                2024-02-02,"Crouching Tiger, Hidden ""Dragon""\",2000,https://boxd.it/1,4.5,Yes,,2024-02-01\r
                2024-03-02,Ran,1985,https://boxd.it/2,,,,\r
                """);
        assertThat(file.format()).isEqualTo("letterboxd");
        assertThat(file.rows())
                .containsExactly(new ImportRow(
                        2,
                        null,
                        null,
                        "Crouching Tiger, Hidden \"Dragon\"",
                        2000,
                        new Remarks(
                                new Score(90),
                                List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1)),
                                null,
                                "stars:4.5"),
                        null));
        assertThat(file.bad())
                .containsExactly(
                        new ImportRow.Bad(4, "Ran", "it has no rating: only films with a score can be registered"));
    }

    @Test
    void readsWhatLetterboxdImports() {
        ImportFile file = CsvFile.read("""
                imdbID,tmdbID,Title,Year,Directors,WatchedDate,Rating10,Rewatch,Tags,Review
                tt0245429,129,Spirited Away,2001,Hayao Miyazaki,2024-01-01,10,false,,"Two
                lines"
                """);
        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.tmdbId()).isEqualTo(129);
            assertThat(row.remarks().score()).isEqualTo(new Score(100));
            assertThat(row.remarks().note()).isEqualTo("Two\nlines");
            assertThat(row.remarks().rating()).isEqualTo("ten:10");
        });
    }

    @Test
    void readsWhatImdbExportsAndLeavesSeriesOut() {
        ImportFile file = CsvFile.read("""
                Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors
                tt0245429,9,2024-01-02,Spirited Away,Sen to Chihiro,https://www.imdb.com/title/tt0245429,Movie,8.6,124,2001,Animation,1,2001-07-20,Hayao Miyazaki
                tt0903747,10,2024-01-02,Breaking Bad,Breaking Bad,https://www.imdb.com/title/tt0903747,TV Series,9.5,45,2008,Crime,1,2008-01-20,
                nonsense,10,2024-01-02,What,What,x,Movie,9.5,45,2008,Crime,1,2008-01-20,
                """);
        assertThat(file.format()).isEqualTo("imdb");
        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.imdbId()).isEqualTo("tt0245429");
            assertThat(row.remarks().score()).isEqualTo(new Score(90));
        });
        assertThat(file.bad())
                .extracting(ImportRow.Bad::line, ImportRow.Bad::reason)
                .containsExactly(
                        tuple(3, "it is no film but 'TV Series'"),
                        tuple(4, "Const must be an id such as tt0245429, got 'nonsense'"));
    }

    @Test
    void readsOurOwn() {
        ImportFile file = CsvFile.read("""
                tmdbID,Title,Year,WatchedDate,Rating,Rating10,Rewatch,Score,SourceRating,Watched,Note,OriginalTitle,ReleaseDate,RegisteredAt
                129,"'=SUM(A1)",2001,,,9.5,true,95,,2001-07-20 2026-01-02,"''quoted' and, so on",x,2001-07-20,2026-11-23T12:00:00Z
                """);
        assertThat(file.rows())
                .containsExactly(new ImportRow(
                        2,
                        129,
                        null,
                        "'=SUM(A1)",
                        null,
                        new Remarks(
                                new Score(95),
                                List.of(LocalDate.of(2001, 7, 20), LocalDate.of(2026, 1, 2)),
                                "'quoted' and, so on",
                                "score:95"),
                        Instant.parse("2026-11-23T12:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"0.5,10", "1,20", "3.5,70", "5.0,100", "4.50,90"})
    void keepsHalfStarsAsTheyWereWritten(String stars, int score) {
        ImportRow row =
                CsvFile.read("Name,Year,Rating\nRan,1985," + stars).rows().getFirst();
        assertThat(Objects.requireNonNull(row.remarks().score()).value()).isEqualTo(score);
        assertThat(row.remarks().rating()).isEqualTo("stars:" + stars);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5", "-1", "abc", "3.33", "1e1", "NaN", "１"})
    void tellsWhatIsNoRating(String rating) {
        ImportFile file = CsvFile.read("Name,Year,Rating\nRan,1985," + rating);
        assertThat(file.rows()).isEmpty();
        assertThat(file.bad())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).contains("'" + rating + "'"));
    }

    @Test
    void refusesAFileItDoesNotKnowWithTheRemedy() {
        assertThatThrownBy(() -> CsvFile.read("")).isInstanceOf(WrongFile.class).hasMessageContaining("got nothing");
        assertThatThrownBy(() -> CsvFile.read("a,b\n1,2"))
                .hasMessageContaining("must be those of Letterboxd")
                .hasMessageEndingWith("got: a, b");
        assertThatThrownBy(() -> CsvFile.read("Name,Year,Rating\n"
                        + IntStream.range(0, 10_001).mapToObj(i -> "a,2000,1").collect(Collectors.joining("\n"))))
                .hasMessageContaining("at most 10000 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "'a", "''", "a,b", "a\"b", " a ", "a\r\nb", "あ😀", "\n"})
    void everyTextComesBackFromASpreadsheetAsItWas(String text) {
        String field = Spreadsheet.field(text);
        assertThat(field.replaceFirst("^\"", "")).doesNotMatch("(?s)^[=+@\\t\\r-].*");
        ImportFile file = CsvFile.read("tmdbID,Score,RegisteredAt,Note\n1,50,," + field + "\n");
        assertThat(file.rows().getFirst().remarks().note()).isEqualTo(text);
    }
}
