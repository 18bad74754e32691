package jp.mymovie.movies.http;

import static jp.mymovie.movies.tmdb.UnwellTmdb.drip;
import static jp.mymovie.movies.tmdb.UnwellTmdb.half;
import static jp.mymovie.movies.tmdb.UnwellTmdb.hang;
import static jp.mymovie.movies.tmdb.UnwellTmdb.json;
import static jp.mymovie.movies.tmdb.UnwellTmdb.reset;
import static jp.mymovie.movies.tmdb.UnwellTmdb.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.KnownFilms;
import jp.mymovie.movies.dynamodb.DynamoDbAnswerCache;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.tmdb.KeptFilms;
import jp.mymovie.movies.tmdb.TestClock;
import jp.mymovie.movies.tmdb.Tmdb;
import jp.mymovie.movies.tmdb.UnwellTmdb;
import jp.mymovie.movies.tmdb.UnwellTmdb.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole API while TMDB is unwell: search says what it said before or why it cannot, and nobody else notices. */
final class CatalogDownTest {
    private static final Script FILM =
            json("{\"id\":129,\"title\":\"千と千尋の神隠し\",\"release_date\":\"2001-07-20\",\"poster_path\":\"/x.jpg\"}");
    private static final Script FILMS =
            json("{\"page\":1,\"total_pages\":1,\"results\":[{\"id\":129,\"title\":\"千と千尋の神隠し\"}]}");
    private static final String SEARCH = "/films/search?q=sen";
    private static final int FRESH_HOURS = 6;

    private final UnwellTmdb tmdb = new UnwellTmdb();
    private final TestClock clock = new TestClock();
    private final FaultyClient answers = new FaultyClient(TestTable.answersClient());
    private final String table = TestTable.create();
    private final String answersTable = TestTable.createAnswers();
    private final Api api = instance();
    private final Api.Call hanako = api.signedUp("hanako");

    @AfterEach
    void stop() {
        tmdb.close();
    }

    /** What may be wrong with TMDB, and the status of a search that never was answered. */
    record Illness(String name, Script script, int status) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Illness> illnesses() {
        return Stream.of(
                new Illness("hangs", hang(), 504),
                new Illness("drips", drip("{\"results\":[]}", 60), 504),
                new Illness("has failed", status(500, "", "oops"), 502),
                new Illness("is away", status(503, "Retry-After: 30\r\n", ""), 502),
                new Illness("is busy", status(429, "Retry-After: 3\r\n", ""), 503),
                new Illness("is busy for an unknown time", status(429, "", ""), 503),
                new Illness("resets", reset(), 502),
                new Illness("talks nonsense", json("<html>"), 502),
                new Illness("stops halfway", half("{\"results\":[]}"), 502),
                new Illness("never stops", json("{\"x\":\"" + "x".repeat(3_000_000) + "\"}"), 502));
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void searchGivesWhatItGaveBeforeAndSaysSo(Illness illness) {
        tmdb.answer(FILMS);
        Api.Answer before = hanako.get(SEARCH);
        assertThat(before.json().bool("stale")).isFalse();
        clock.forward(Duration.ofDays(20));
        tmdb.answer(illness.script());
        long start = System.nanoTime();
        Api.Answer answer = hanako.get(SEARCH);
        assertSoon(start);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().bool("stale")).isTrue();
        assertThat(answer.json().objects("items")).isEqualTo(before.json().objects("items"));
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void searchSaysWhyAndWhenToComeAgainWhereItNeverWasAnswered(Illness illness) {
        tmdb.answer(illness.script());
        long start = System.nanoTime();
        Api.Answer answer = hanako.get(SEARCH);
        assertSoon(start);
        assertThat(answer.status()).isEqualTo(illness.status());
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 30);
    }

    @Test
    void searchDoesNotEvenAskAfterFailuresInARow() {
        tmdb.answer(json("nonsense"));
        for (int i = 0; i < 5; i++) {
            hanako.get("/films/search?q=" + i);
        }
        Api.Answer answer = hanako.get(SEARCH);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("catalog-resting");
        assertThat(answer.header("retry-after")).isEqualTo("10");
        assertThat(tmdb.asked()).isEqualTo(5);
        clock.forward(Duration.ofSeconds(10));
        tmdb.answer(FILMS);
        assertThat(hanako.get(SEARCH).status()).isEqualTo(200);
    }

    @Test
    void searchAsksOnceInAFewHours() {
        tmdb.answer(FILMS);
        hanako.get(SEARCH);
        assertThat(answers.calls()).containsExactly("getItem", "putItem");
        answers.fail(Fault.THROTTLED, call -> false);
        assertThat(instance().as("hanako").get(SEARCH).json().bool("stale"))
                .as("another instance")
                .isFalse();
        assertThat(answers.calls()).containsExactly("getItem");
        assertThat(tmdb.asked()).isEqualTo(1);
        clock.forward(Duration.ofHours(FRESH_HOURS));
        assertThat(hanako.get(SEARCH).json().bool("stale")).isFalse();
        assertThat(tmdb.asked()).isEqualTo(2);
    }

    @Test
    void searchForgetsWhatIsTooOld() {
        tmdb.answer(FILMS);
        hanako.get(SEARCH);
        clock.forward(Duration.ofDays(90));
        tmdb.answer(status(500, "", ""));
        assertThat(hanako.get(SEARCH).status()).isEqualTo(502);
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void nothingElseAsksOrWaits(Illness illness) {
        api.signedUp("taro");
        tmdb.answer(FILM);
        hanako.json("{\"score\":50}").put("/me/entries/129");
        tmdb.answer(illness.script());
        assertThat(api.guest().get("/films/129").status()).isEqualTo(200);
        assertThat(api.guest().get("/films/129/entries").status()).isEqualTo(200);
        assertThat(api.guest().get("/users/hanako/entries").status()).isEqualTo(200);
        assertThat(hanako.json("{\"score\":60}").put("/me/entries/129").status())
                .isEqualTo(200);
        assertThat(hanako.header("If-Match", "*")
                        .json("{\"score\":70}")
                        .patch("/me/entries/129")
                        .status())
                .isEqualTo(200);
        assertThat(hanako.put("/me/following/taro").status()).isEqualTo(204);
        assertThat(hanako.get("/me/feed").status()).isEqualTo(200);
        assertThat(hanako.delete("/me/entries/129").status()).isEqualTo(204);
        assertThat(hanako.post("/me/entries/129/restore").status()).isEqualTo(200);
        assertThat(tmdb.asked()).isZero();
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void aFilmOfAnyListCanBeRegisteredAndWished(Illness illness) {
        tmdb.answer(FILM);
        hanako.json("{\"score\":50}").put("/me/entries/129");
        clock.forward(Duration.ofDays(200));
        tmdb.answer(illness.script());
        api.signedUp("taro");
        assertThat(api.as("taro").put("/me/watchlist/129").status()).isEqualTo(204);
        long start = System.nanoTime();
        Api.Answer registered = api.as("taro").json("{\"score\":60}").put("/me/entries/129");
        assertSoon(start);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().string("title")).isEqualTo("千と千尋の神隠し");
        assertThat(registered.json().string("releaseDate")).isEqualTo("2001-07-20");
    }

    @Test
    void aFilmNobodyKnowsIsRegisteredNotAtAll() {
        tmdb.answer(status(500, "", ""));
        Api.Answer answer = hanako.json("{\"score\":50}").put("/me/entries/129");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(hanako.get("/me").json().integer("count")).isZero();
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void anUnwellTableOfAnswersHarmsNobody(Illness illness) {
        answers.fail(Fault.TIMEOUT_BEFORE, call -> true);
        tmdb.answer(FILMS);
        assertThat(hanako.get(SEARCH).status()).isEqualTo(200);
        tmdb.answer(FILM);
        assertThat(hanako.json("{\"score\":50}").put("/me/entries/129").status())
                .isEqualTo(201);
        tmdb.answer(illness.script());
        assertThat(hanako.get(SEARCH).status()).isEqualTo(illness.status());
    }

    /** The answers of films with their credits are large, so the table of answers sees none of them. */
    @Test
    void answersOfFindsAreKept() {
        answers.calls();
        tmdb.answer(json("{\"movie_results\":[{\"id\":129}]}"));
        assertThat(catalog().byImdbId("tt0245429")).isEqualTo(129);
        assertThat(catalog().byImdbId("tt0245429")).isEqualTo(129);
        assertThat(answers.calls()).containsExactly("getItem", "putItem", "getItem");
        assertThat(tmdb.asked()).isEqualTo(1);
    }

    @Test
    void aFilmThatWasLookedAtCanBeRegistered() {
        tmdb.answer(FILM);
        assertThat(api.guest().get("/films/129").status()).isEqualTo(200);
        clock.forward(Duration.ofDays(20));
        tmdb.answer(hang());
        assertThat(hanako.json("{\"score\":50}").put("/me/entries/129").status())
                .isEqualTo(201);
    }

    @Test
    void whatIsKeptOfAFilmIsTheWholeOfIt() {
        tmdb.answer(FILM);
        String before = api.guest().get("/films/129").body();
        tmdb.answer(status(500, "", ""));
        assertThat(api.guest().get("/films/129").body()).isEqualTo(before);
        assertThat(before).contains("/x.jpg");
    }

    /** Another instance of the functions on the same tables. */
    private Api instance() {
        return new Api(TableParts.of(TestTable.client(), table, catalog(), clock));
    }

    private FilmCatalog catalog() {
        AnswerCache kept = new DynamoDbAnswerCache(answers.client(), answersTable, clock);
        return KnownFilms.keeping(Tmdb.cached(tmdb.base(), "secret", kept, clock), new KeptFilms(kept), clock);
    }

    /** The bound is a second; a busy machine gets another. */
    private static void assertSoon(long start) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
