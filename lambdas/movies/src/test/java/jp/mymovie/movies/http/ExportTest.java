package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.csv.ListFile;
import jp.mymovie.movies.csv.Options;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmsById;
import jp.mymovie.movies.domain.Finder;
import jp.mymovie.movies.domain.FreeText;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Match;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.junit.jupiter.api.Test;

/** Lists that leave as CSV. */
final class ExportTest {
    private static final String TITLES = "'=x";

    /** What is said of films 1, 2, 3 … and when they were registered. */
    private record Said(Remarks remarks, Instant at) {}

    private static List<Said> list(Draw draw) {
        return draw.list(0, 12, () -> new Said(remarks(draw), at(draw)));
    }

    private static Remarks remarks(Draw draw) {
        Score score = draw.chance(0.2) ? null : new Score(draw.between(0, 100));
        String rating =
                score == null || draw.chance(0.5) ? null : draw.of("stars:3.5", "ten:7", "score:70", "five:3.25");
        String note = FreeText.normalized(draw.text());
        boolean kept = draw.chance(0.7) && FreeText.fault(note, Remarks.MAX_NOTE) == null && FreeText.visible(note);
        return new Remarks(
                score,
                draw.list(0, 5, () -> LocalDate.of(1999, 12, 28).plusDays(draw.between(0, 9_000))),
                kept ? note : null,
                rating);
    }

    private static Instant at(Draw draw) {
        return Api.NOW.minusSeconds(draw.between(0, 900_000_000)).minusMillis(draw.between(0, 999));
    }

    @Test
    void comesInAgainByteForByteInMemory() {
        Api api = new Api();
        Seeded.forAll(500, ExportTest::list, said -> assertComesInAgain(api, said));
    }

    @Test
    void comesInAgainByteForByteOnTheTable() {
        MovieStore table = new DynamoDbMovieStore(TestTable.client(), TestTable.createWithoutStream());
        Api api = new Api(table);
        Seeded.forAll(30, ExportTest::list, said -> assertComesInAgain(api, said));
    }

    private int users;

    /** Export, import into an empty account, export: equal. */
    private void assertComesInAgain(Api api, List<Said> said) {
        String from = "from" + ++users;
        String to = "to" + users;
        api.signedUp(from);
        api.signedUp(to);
        User user = Objects.requireNonNull(api.store.profile(api.id(from))).user();
        for (int i = 0; i < said.size(); i++) {
            api.films.put(i + 1, new Film(i + 1, TITLES.charAt(i % 3) + " \"" + i, "=o,", LocalDate.EPOCH, null));
            Film film = Objects.requireNonNull(api.films.get(i + 1));
            Stores.replace(
                    api.store,
                    user,
                    null,
                    Entry.registered(film, said.get(i).remarks(), said.get(i).at()));
        }
        String csv = export(api, from, "");

        ImportFile file = ListFile.read(csv, Options.NONE);
        assertThat(file.bad()).isEmpty();
        var catalog = new FilmsById(id -> Objects.requireNonNull(api.films.get(id)));
        Shelf shelf = new Shelf(api.store, catalog, Clock.fixed(Api.NOW, ZoneOffset.UTC));
        for (ImportRow row : file.rows()) {
            Match.Certain found = (Match.Certain) new Finder(catalog).find(row);
            shelf.keepOrRegister(
                    api.id(to), found.film(), row.remarks(), Objects.requireNonNull(row.registeredAt()), "import#0");
        }
        assertThat(export(api, to, "")).isEqualTo(csv);
    }

    @Test
    void hasARowForEachWatchInTheDiaryOfLetterboxd() {
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95,\"watched\":[\"2001-07-20\",\"2020-06-26\",\"2026-01-02\"],\"note\":\"字幕で\"}")
                .put("/me/entries/129");
        hanako.json("{\"score\":null,\"watched\":[\"2020-01-01\"]}").put("/me/entries/13");
        hanako.json("{\"score\":70}").put("/me/entries/14");
        Api.Answer answer = hanako.get("/me/entries/export?format=letterboxd");
        assertThat(answer.header("content-disposition")).contains("mymovie-letterboxd.csv");
        assertThat(answer.body().lines())
                .containsExactly(
                        "tmdbID,Title,Year,WatchedDate,Rating,Rating10,Rewatch",
                        "129,千と千尋の神隠し,2001,2001-07-20,,,false",
                        "129,千と千尋の神隠し,2001,2020-06-26,,,true",
                        "129,千と千尋の神隠し,2001,2026-01-02,,9.5,true",
                        "13,film 13,1913,2020-01-01,,,false",
                        "14,film 14,1914,,,7.0,false");
    }

    /** Our reader takes the file for what it is, and finds the same days and scores in it. */
    @Test
    void keepsDaysAndScoresInTheDiaryOfLetterboxd() {
        Api api = new Api();
        Seeded.forAll(200, ExportTest::list, said -> {
            String name = "reader" + ++users;
            api.signedUp(name);
            User user = Objects.requireNonNull(api.store.profile(api.id(name))).user();
            List<Remarks> remarks = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                // Letterboxd has no rating of 0, and its files say 0 where there is none.
                Remarks one = said.get(i).remarks();
                Score score = one.score() == null || one.score().value() == 0 ? null : one.score();
                remarks.add(new Remarks(score, one.watched(), null, null));
                Entry entry = Entry.registered(
                        Objects.requireNonNull(api.films.get(i + 1)),
                        remarks.getLast(),
                        said.get(i).at());
                Stores.replace(api.store, user, null, entry);
            }
            ImportFile file = ListFile.read(export(api, name, "?format=letterboxd"), Options.NONE);
            assertThat(file.format()).isEqualTo("letterboxd");
            file.rows().forEach(row -> {
                Remarks was = remarks.get(Objects.requireNonNull(row.tmdbId()) - 1);
                assertThat(row.remarks().score()).isEqualTo(was.score());
                assertThat(row.remarks().watched()).isEqualTo(was.watched());
            });
            assertThat(file.bad()).isEmpty();
            assertThat(file.rows()).hasSize(said.size());
        });
    }

    @Test
    void refusesAnotherFormatAndCursorsOfTheOther() {
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako");
        assertThat(hanako.get("/me/entries/export?format=imdb").problem()).isEqualTo("bad-parameter");
        String cursor = new Cursors("key").seal("export letterboxd " + api.id("hanako"), "1");
        assertThat(hanako.get("/me/entries/export?format=letterboxd&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        assertThat(hanako.get("/me/entries/export?cursor=" + cursor).problem()).isEqualTo("bad-cursor");
    }

    private static String export(Api api, String name, String query) {
        StringBuilder file = new StringBuilder();
        for (String path = "/me/entries/export" + query; path != null; ) {
            Api.Answer part = api.as(name).get(path);
            assertThat(part.status()).isEqualTo(200);
            file.append(part.body());
            String link = part.headers().get("link");
            path = link == null ? null : link.substring("</api/v1".length(), link.indexOf('>'));
        }
        return file.toString();
    }
}
