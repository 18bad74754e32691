package jp.mymovie.movies.tmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.TitleSearch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server of TMDB's shape, well and unwell. */
@SuppressWarnings("NullAway.Init")
final class TmdbTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Tmdb tmdb;
    private int status = 200;
    private String answer = "{}";
    private boolean compressed;
    private String encoding = "";
    private long delayMillis;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/3/", this::answer);
        server.start();
        tmdb = Tmdb.uncached(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/3"), "secret", Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void asksInJapaneseWithTheTokenAndTheWordsAsTheyAre() {
        tmdb.search("a&b+c 千 % #", 2);
        tmdb.film(129);
        assertThat(asked)
                .containsExactly(
                        "Bearer secret /3/search/movie?query=a%26b%2Bc+%E5%8D%83+%25+%23&language=ja-JP&region=JP"
                                + "&include_adult=false&page=2",
                        "Bearer secret /3/movie/129?language=ja-JP"
                                + "&append_to_response=release_dates,credits,videos,translations"
                                + "&include_video_language=ja,en");
    }

    @Test
    void asksForATitleOfAPrimaryYearInALanguageAndNoRegion() {
        tmdb.searchTitle(new TitleSearch("Queen & Country", TitleSearch.Language.ENGLISH, 2014));
        tmdb.searchTitle(new TitleSearch("乱", TitleSearch.Language.JAPANESE, null));
        assertThat(asked)
                .containsExactly(
                        "Bearer secret /3/search/movie?query=Queen+%26+Country&language=en-US"
                                + "&primary_release_year=2014&include_adult=false&page=1",
                        "Bearer secret /3/search/movie?query=%E4%B9%B1&language=ja-JP&include_adult=false&page=1");
    }

    @Test
    void readsAPageOfFilmsLeavingOutWhatIsNone() {
        answer = """
                {"page":1,"total_pages":3,"results":[
                 {"id":129,"title":"千と千尋の神隠し","original_title":"千と千尋の神隠し","release_date":"2001-07-20","poster_path":"/x.jpg","overview":"o"},
                 {"id":"x"},{},null,5,{"id":0},{"id":99999999999},
                 {"id":7,"title":null,"original_title":"Only Original","release_date":"","poster_path":null},
                 {"id":8,"title":"","original_title":" ","release_date":"0000-00-00","poster_path":"https://evil/"},
                 {"id":9,"title":"half \\ud83d"}]}""";
        var page = tmdb.search("q", 1);
        assertThat(page.totalPages()).isEqualTo(3);
        assertThat(page.items())
                .extracting(found -> found.film())
                .containsExactly(
                        new Film(129, "千と千尋の神隠し", "千と千尋の神隠し", LocalDate.of(2001, 7, 20), "/x.jpg"),
                        new Film(7, "Only Original", "Only Original", null, null),
                        new Film(8, "#8", "#8", null, null),
                        new Film(9, "half ?", "#9", null, null));
    }

    @Test
    void takesTheEarliestTheatricalReleaseInJapan() {
        assertThat(released(
                        "JP:3:2002-02-02", "JP:3:2001-07-20", "JP:1:2001-07-10", "JP:2:1999-01-01", "US:3:1990-01-01"))
                .isEqualTo("2001-07-20");
    }

    @Test
    void takesALimitedReleaseThenAPremiereThenTheWorldsDate() {
        assertThat(released("JP:1:2001-07-10", "JP:2:2001-08-01", "JP:4:1999-01-01"))
                .isEqualTo("2001-08-01");
        assertThat(released("JP:1:2001-07-10", "JP:5:1999-01-01", "FR:3:1990-01-01"))
                .isEqualTo("2001-07-10");
        assertThat(released("JP:4:1999-01-01", "JP:6:1999-01-01", "FR:3:1990-01-01"))
                .isEqualTo("1985-05-05");
        assertThat(released("JP:3:soon", "JP:3:2001-13-45")).isEqualTo("1985-05-05");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsCreditsOfThousandsOfPeople(boolean compress) {
        compressed = compress;
        answer = "{\"id\":1,\"title\":\"t\",\"credits\":{\"cast\":[" + people(1_000) + "],\"crew\":[" + people(3_000)
                + "]}}";
        FilmDetails film = Objects.requireNonNull(tmdb.film(1));
        assertThat(film.film().director()).isEqualTo("Person 0");
        assertThat(film.cast()).hasSize(10).contains("Person 0", "Person 9");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesMoreThanTwoMebibytesHoweverCompressed(boolean compress) {
        compressed = compress;
        answer = "{\"x\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}";
        assertThatThrownBy(() -> tmdb.film(1)).hasMessageContaining("more than 2097152 bytes");
    }

    @Test
    void callsWhatOnlySaysThatItIsCompressedBroken() {
        encoding = "gzip";
        assertFault(CatalogFault.Kind.BROKEN);
    }

    @Test
    void knowsNoFilmWhereTmdbSays404() {
        status = 404;
        assertThat(tmdb.film(5)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 500, 503})
    void callsAnyOtherStatusBroken(int other) {
        status = other;
        assertFault(CatalogFault.Kind.BROKEN);
    }

    @Test
    void saysWhenTmdbWantsAPause() {
        status = 429;
        assertFault(CatalogFault.Kind.BUSY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "<html>", "{\"id\":1}{\"id\":2}", "{\"id\":1,\"id\":2}"})
    void callsAnAnswerThatIsNotOneObjectBroken(String nonsense) {
        answer = nonsense;
        assertFault(CatalogFault.Kind.BROKEN);
    }

    @Test
    void givesUpWithinASecond() {
        delayMillis = 5_000;
        long start = System.nanoTime();
        assertFault(CatalogFault.Kind.LATE);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void callsATmdbThatIsNotThereBroken() {
        server.stop(0);
        assertFault(CatalogFault.Kind.BROKEN);
    }

    @Test
    void neverNamesTheTokenInAFault() {
        status = 401;
        assertThatThrownBy(() -> tmdb.film(1)).hasMessageNotContaining("secret");
    }

    /** As TMDB lists them, all of them directors. */
    private static String people(int count) {
        return IntStream.range(0, count).mapToObj(i -> """
                        {"adult":false,"gender":2,"id":%1$d,"known_for_department":"Directing","name":"Person %1$d",\
                        "original_name":"Person %1$d","popularity":0.123,"profile_path":"/abcdefghijklmnopqrstuvwxyz1.jpg",\
                        "cast_id":%1$d,"character":"Somebody","credit_id":"52fe4284c3a36847f80252%1$d","order":%1$d,\
                        "department":"Directing","job":"Director"}""".formatted(i)).collect(Collectors.joining(","));
    }

    private void assertFault(CatalogFault.Kind kind) {
        assertThatThrownBy(() -> tmdb.film(1))
                .isInstanceOfSatisfying(
                        CatalogFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    /** The date of a film with these releases, each country, type and date. */
    private @Nullable String released(String... releases) {
        StringBuilder results = new StringBuilder();
        for (String release : releases) {
            String[] parts = release.split(":", 3);
            results.append(results.isEmpty() ? "" : ",")
                    .append("{\"iso_3166_1\":\"" + parts[0] + "\",\"release_dates\":[{\"type\":" + parts[1]
                            + ",\"release_date\":\"" + parts[2] + "T00:00:00.000Z\"}]}");
        }
        answer = "{\"id\":1,\"title\":\"t\",\"release_date\":\"1985-05-05\",\"release_dates\":{\"results\":[" + results
                + "]}}";
        FilmDetails film = tmdb.film(1);
        return film == null || film.film().releaseDate() == null
                ? null
                : film.film().releaseDate().toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestURI());
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        if (compressed
                && exchange.getRequestHeaders().getFirst("Accept-Encoding").equals("gzip")) {
            bytes = gzip(bytes);
            encoding = "gzip";
        }
        if (!encoding.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Encoding", encoding);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
