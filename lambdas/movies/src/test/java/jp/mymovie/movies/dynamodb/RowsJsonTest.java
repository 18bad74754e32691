package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Wish;
import org.junit.jupiter.api.Test;

final class RowsJsonTest {
    @Test
    void readsWhatItWrote() {
        Remarks remarks = new Remarks(new Score(70), List.of(LocalDate.of(2024, 1, 1)), "a\n\"b\"", "stars:3.5");
        Film film = new Film(129, "千と千尋の神隠し", "Sen", "Spirited Away", null, "/p.jpg", List.of(16), "宮崎駿", 125);
        Wish wish = new Wish(film, Instant.EPOCH, "other#3");
        ImportRow row = new ImportRow(2, 129, "tt0245429", "千と千尋の神隠し", 2001, remarks, Instant.EPOCH);
        ImportRow bare = new ImportRow(3, null, null, "Ran", null, Remarks.NONE, null, true);
        List<Fate> fates = List.of(
                new Fate.Pending(),
                new Fate.Found(film, wish),
                new Fate.Found(film, null),
                new Fate.Offered(List.of(film, new Film(1, "a", "b", LocalDate.of(2001, 7, 20), null))),
                new Fate.Unknown("no such film"),
                new Fate.Chosen(null, null),
                new Fate.Chosen(5, new Fate.Registered(film, wish)),
                new Fate.Registered(film, null),
                new Fate.Kept(film),
                new Fate.Skipped(),
                new Fate.TakenBack(film));
        List<ImportedRow> rows = new ArrayList<>();
        for (Fate fate : fates) {
            rows.add(new ImportedRow(rows.size(), rows.size() % 2 == 0 ? row : bare, fate));
        }
        assertThat(RowsJson.read(RowsJson.write(rows))).isEqualTo(rows);
        assertThat(fates).extracting(Object::getClass).contains(Fate.class.getPermittedSubclasses());
    }

    @Test
    void aRowThatWasKeptAndDoesNotFitIsToldAndStopsNoOther() {
        List<ImportedRow> rows = RowsJson.read("""
                {"rows":[{"number":0,"line":2,"tmdbId":1,"title":"turned","watched":[],"note":"a\\u202e"},
                {"number":1,"line":3,"tmdbId":2,"title":"x","watched":[]}]}""");
        assertThat(rows.getFirst().row().line()).isEqualTo(2);
        assertThat(rows.getFirst().row().title()).isEqualTo("turned");
        assertThat(rows.getFirst().fate())
                .isInstanceOfSatisfying(
                        Fate.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("U+202E at character 2"));
        assertThat(rows.getLast().fate()).isEqualTo(new Fate.Pending());
    }
}
