package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import org.junit.jupiter.api.Test;

final class RowsJsonTest {
    @Test
    void readsWhatItWrote() {
        Remarks remarks = new Remarks(new Score(70), List.of(LocalDate.of(2024, 1, 1)), "a\n\"b\"", "stars:3.5");
        List<ImportRow> rows = List.of(
                new ImportRow(2, 129, "tt0245429", "千と千尋の神隠し", 2001, remarks, Instant.EPOCH),
                new ImportRow(3, null, null, "Ran", null, Remarks.NONE, null, true));
        assertThat(RowsJson.read(RowsJson.write(rows))).isEqualTo(new DynamoDbImports.Part(rows, List.of()));
    }

    @Test
    void aRowThatWasKeptAndDoesNotFitIsBadAndStopsNoOther() {
        DynamoDbImports.Part part = RowsJson.read("""
                {"rows":[{"line":2,"tmdbId":1,"title":"turned","watched":[],"note":"a\\u202e"},
                {"line":3,"tmdbId":2,"title":"x","watched":[]}]}""");
        assertThat(part.rows()).extracting(ImportRow::line).containsExactly(3);
        assertThat(part.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.title()).isEqualTo("turned");
            assertThat(bad.reason()).contains("U+202E at character 2");
        });
    }
}
