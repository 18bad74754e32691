package jp.mymovie.local.tmdb;

import static jp.mymovie.local.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.junit.jupiter.api.Test;

class TmdbStandInTest {
    private static final String ALL =
            "language=ja-JP&append_to_response=release_dates,credits,videos,translations&include_video_language=ja,en";

    private final TmdbStandIn tmdb = new TmdbStandIn("secret"::equals);

    @Test
    void asksForTheToken() {
        Request request = new Request(
                "GET",
                "/local/tmdb/3/movie/129",
                "",
                new Headers().set("authorization", "Bearer x"),
                new byte[0],
                "",
                1);

        assertThat(tmdb.handle(request).status()).isEqualTo(401);
    }

    @Test
    void searchesTitlesInEveryLanguageByPages() {
        JsonNode japanese = body(get("search/movie", "query=%E5%8D%83%E3%81%A8%E5%8D%83%E5%B0%8B&language=ja-JP"));
        assertThat(japanese.at("/results/0/id").asInt()).isEqualTo(129);
        assertThat(body(get("search/movie", "query=spirited"))
                        .at("/results/0/id")
                        .asInt())
                .isEqualTo(129);

        JsonNode second = body(get("search/movie", "query=the&page=2"));
        assertThat(second.path("page").asInt()).isEqualTo(2);
        assertThat(second.path("results")).hasSize(20);
        assertThat(second.path("total_pages").asInt())
                .isEqualTo((second.path("total_results").asInt() + 19) / 20);
    }

    @Test
    void choosesByThePrimaryYearAndShowsTheDateOfARegion() {
        String query = "query=knives+out&language=en-US";

        JsonNode primary = body(get("search/movie", query + "&primary_release_year=2019"));
        assertThat(primary.at("/results/0/title").asText()).isEqualTo("Knives Out");
        assertThat(primary.at("/results/0/release_date").asText()).isEqualTo("2019-11-27");
        assertThat(body(get("search/movie", query + "&region=JP"))
                        .at("/results/0/release_date")
                        .asText())
                .isEqualTo("2020-01-31");
        assertThat(body(get("search/movie", query + "&region=JP&primary_release_year=2020"))
                        .path("results"))
                .isEmpty();
        assertThat(body(get("search/movie", query + "&year=2020")).path("results"))
                .hasSize(1);
        assertThat(body(get("search/movie", "query=star+wars&region=JP"))
                        .at("/results/0/release_date")
                        .asText())
                .isEqualTo("1977-05-25");
    }

    @Test
    void findsATitleByAllOfItsWords() {
        assertThat(body(get("search/movie", "query=away+SPIRITED")).path("results"))
                .hasSize(1);
        assertThat(body(get("search/movie", "query=spirited+nowhere")).path("results"))
                .isEmpty();
        assertThat(body(get("search/movie", "query=%E3%82%B9%E3%82%BF%E3%83%BC%E3%82%A6%E3%82%A9%E3%83%BC%E3%82%BA"))
                        .at("/results/0/id")
                        .asInt())
                .isEqualTo(11);
    }

    @Test
    void givesAFilmWithItsJapaneseRelease() {
        JsonNode film = body(get("movie/11", "language=ja-JP&append_to_response=release_dates"));

        assertThat(film.path("title").asText()).isEqualTo("スター・ウォーズ");
        assertThat(film.path("poster_path").asText()).isEqualTo("/11.svg");
        assertThat(film.at("/release_dates/results").isArray()).isTrue();
        assertThat(get("movie/1", "").status()).isEqualTo(404);
        assertThat(body(get("find/tt0076759", "external_source=imdb_id"))
                        .at("/movie_results/0/id")
                        .asInt())
                .isEqualTo(11);
    }

    @Test
    void claimsNothingOfRealFilmsButTitlesAndGenres() {
        JsonNode film = body(get("movie/129", ALL));

        assertThat(film.path("genres"))
                .isNotEmpty()
                .allSatisfy(genre -> assertThat(genre.path("id").asInt()).isPositive());
        assertThat(film.at("/translations/translations/0/data/title").asText()).isEqualTo("Spirited Away");
        assertThat(film.path("overview").asText()).isEmpty();
        assertThat(film.path("runtime").asInt()).isZero();
        assertThat(film.at("/credits/cast")).isEmpty();
        assertThat(film.at("/credits/crew")).isEmpty();
        assertThat(film.at("/videos/results")).isEmpty();
        assertThat(Film.all())
                .filteredOn(one -> one.details() != null)
                .isNotEmpty()
                .allMatch(one -> one.tmdbId() >= 900_001_000);
        assertThat(body(get("search/movie", "query=spirited")).at("/results/0/genre_ids"))
                .hasSameSizeAs(film.path("genres"));
    }

    @Test
    void givesAnInventedFilmWithEverythingThatWasAskedFor() {
        JsonNode film = body(get("movie/900001000", ALL));

        assertThat(film.path("overview").asText()).startsWith("誰も");
        assertThat(film.path("runtime").asInt()).isEqualTo(118);
        assertThat(film.at("/production_countries/0/iso_3166_1").asText()).isEqualTo("JP");
        assertThat(film.at("/credits/crew/0/job").asText()).isEqualTo("Director");
        assertThat(film.at("/credits/cast")).hasSize(11);
        assertThat(film.at("/videos/results/0/key").asText()).matches("[A-Za-z0-9_-]{11}");
        assertThat(film.at("/translations/translations/0/data/overview").asText())
                .startsWith("Only");
        assertThat(body(get("movie/900001000", "language=ja-JP")).has("credits"))
                .isFalse();
        assertThat(body(get("movie/900001000", "language=en-US&append_to_response=videos"))
                        .at("/videos/results"))
                .isEmpty();
    }

    @Test
    void leavesTheTranslationsTitleEmptyWhereItIsTheOriginalOne() {
        assertThat(body(get("movie/11", ALL))
                        .at("/translations/translations/0/data/title")
                        .asText("none"))
                .isEmpty();
    }

    @Test
    void knowsTheIdOfEveryGenreOfTheFile() {
        assertThat(Film.all())
                .flatExtracting(Film::genres)
                .extracting(Genres::id)
                .contains(28, 18)
                .allMatch(id -> id > 0);
        assertThatThrownBy(() -> Genres.id("Noir")).hasMessageContaining("got Noir");
    }

    @Test
    void drawsEveryPosterAsWellFormedXml() throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (Film film : Film.all()) {
            String svg = Poster.draw(film, 342);
            var root = parser.parse(new java.io.ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            assertThat(root.getElementsByTagName("script").getLength()).isZero();
        }
    }

    @Test
    void wrapsJapaneseBetweenCharactersAndEnglishAtBlanks() {
        assertThat(Poster.lines("劇場版 鬼滅の刃 無限列車編")).hasSize(2);
        assertThat(Poster.lines("The Lord of the Rings")).containsExactly("The Lord of the", "Rings");
        assertThat(Poster.lines("あ".repeat(200))).hasSize(6).last().asString().endsWith("…");
    }

    @Test
    void servesPostersUnderSizeAndPosterPath() {
        Response poster =
                tmdb.poster(new Request("GET", "/local/posters/w342/129.svg", "", new Headers(), new byte[0], "", 1));

        assertThat(poster.headers().first("content-type")).isEqualTo("image/svg+xml");
        assertThat(new String(poster.body(), StandardCharsets.UTF_8)).contains("width=\"342\"", "千と千尋");
    }

    private Response get(String path, String query) {
        return tmdb.handle(new Request(
                "GET",
                "/local/tmdb/3/" + path,
                query,
                new Headers().set("authorization", "Bearer secret"),
                new byte[0],
                "",
                1));
    }

    private static JsonNode body(Response response) {
        return json(new String(response.body(), StandardCharsets.UTF_8));
    }
}
