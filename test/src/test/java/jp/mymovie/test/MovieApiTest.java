package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route of the movie service through the whole local estate: edge, gateway, functions and table. */
class MovieApiTest {
    private static final int SPIRITED_AWAY = 129;
    private static final String ENTRY = "/api/v1/me/entries/" + SPIRITED_AWAY;
    private static RunningEstate estate;

    @BeforeAll
    static void start() {
        estate = RunningEstate.start(Assembly.directory(), "--empty");
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    @Test
    void isHealthy() {
        HttpResponse<String> answer = estate.get("/api/v1/health").send();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.of(answer).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void choosesAHandleOnceAndForOnePersonAlone() {
        assertProblem(estate.get("/api/v1/me").as("chooser").send(), 404, "no-profile");
        assertProblem(put("chooser", "/api/v1/me", "{\"handle\":\"chooser\"}"), 428, "precondition-required");

        HttpResponse<String> made = estate.call("PUT", "/api/v1/me")
                .as("chooser")
                .header("if-none-match", "*")
                .json("{\"handle\":\"Chooser\",\"nickname\":\"<b>選ぶ人</b>\"}")
                .send();

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(Json.of(made).path("handle").asText()).isEqualTo("chooser");
        assertThat(Json.of(made).path("nickname").asText()).isEqualTo("<b>選ぶ人</b>");
        assertThat(register("chooser", "another").statusCode()).isEqualTo(412);
        assertProblem(register("latecomer", "chooser"), 409, "handle-taken");
        assertThat(Json.of(estate.get("/api/v1/users/chooser").send())
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void findsFilmsByTheirJapaneseTitle() {
        HttpResponse<String> answer = estate.get("/api/v1/films/search?q=%E5%8D%83%E3%81%A8%E5%8D%83%E5%B0%8B")
                .as("searcher")
                .send();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.of(answer).path("items"))
                .anySatisfy(film -> assertThat(film.path("tmdbId").asInt()).isEqualTo(SPIRITED_AWAY));
        assertThat(estate.get("/api/v1/films/search?q=").as("searcher").send().statusCode())
                .isEqualTo(400);
    }

    @Test
    void registersEditsAndDeletesAnEntry() {
        assertThat(register("editor", "editor").statusCode()).isEqualTo(201);

        HttpResponse<String> made = put("editor", ENTRY, "{\"score\":95}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("location")).hasValue(ENTRY);
        HttpResponse<String> again = put("editor", ENTRY, "{\"score\":95}");
        assertThat(again.statusCode()).isEqualTo(200);
        String etag = again.headers().firstValue("etag").orElseThrow();

        assertThat(patch("editor", "{\"score\":80}", null).statusCode()).isEqualTo(428);
        assertThat(patch("editor", "{\"score\":80}", "\"999\"").statusCode()).isEqualTo(412);
        HttpResponse<String> patched = patch("editor", "{\"score\":80}", "W/" + etag);
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
        assertThat(Json.of(patched).path("score").asInt()).isEqualTo(80);

        JsonNode user = Json.of(fresh("/api/v1/users/editor"));
        assertThat(user.path("count").asInt()).isEqualTo(1);

        assertThat(estate.call("DELETE", ENTRY).as("editor").send().statusCode())
                .isEqualTo(204);
        assertThat(estate.get(ENTRY).as("editor").send().statusCode()).isEqualTo(404);
        assertThat(Json.of(fresh("/api/v1/users/editor")).path("count").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"score\":101}", "{\"score\":-1}", "{\"score\":1.5}", "{\"score\":\"95\"}", "{}"})
    void refusesWhatIsNoScore(String body) {
        register("scorer", "scorer");

        HttpResponse<String> answer = put("scorer", ENTRY, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Json.of(answer).at("/errors/0/pointer").asText()).isEqualTo("/score");
    }

    @Test
    void refusesWhatIsNoJson() {
        register("garbler", "garbler");

        assertThat(put("garbler", ENTRY, "{\"score\":").statusCode()).isEqualTo(400);
        assertThat(put("garbler", ENTRY, "{\"score\":1,\"score\":2}").statusCode())
                .isEqualTo(400);
        assertThat(estate.call("PUT", ENTRY)
                        .as("garbler")
                        .header("content-type", "application/x-www-form-urlencoded")
                        .send()
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void listsInThreeOrdersPageByPageForAnyGuest() {
        register("lister", "lister");
        List<Integer> films = List.of(129, 11, 13, 15);
        for (int i = 0; i < films.size(); i++) {
            HttpResponse<String> made =
                    put("lister", "/api/v1/me/entries/" + films.get(i), "{\"score\":%d}".formatted(100 - 10 * i));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }

        assertThat(list("sort=score")).containsExactly(129, 11, 13, 15);
        assertThat(list("sort=registered&order=asc")).containsExactly(129, 11, 13, 15);
        assertThat(list("sort=release&order=asc")).containsExactly(15, 11, 13, 129);
        assertThat(estate.get("/api/v1/users/lister/entries?sort=colour").send().statusCode())
                .isEqualTo(400);
        assertThat(estate.get("/api/v1/users/lister/entries?cursor=forged")
                        .send()
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsARandomUser() {
        register("wanderer", "wanderer");

        HttpResponse<String> answer = estate.get("/api/v1/users/random").send();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.of(answer).path("handle").asText()).isNotEmpty();
        assertThat(answer.headers().firstValue("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void letsNobodyTouchAnothersEntry() {
        register("rightful", "rightful");
        register("thief", "thief");
        put("rightful", ENTRY, "{\"score\":77}");

        assertProblem(put("thief", ENTRY + "?user=rightful", "{\"score\":1}"), 400, "bad-parameter");
        assertProblem(put("thief", ENTRY, "{\"score\":1,\"user\":\"rightful\"}"), 422, "invalid");
        put("thief", ENTRY, "{\"score\":1}");
        estate.call("DELETE", ENTRY).as("thief").send();

        assertThat(Json.of(estate.get(ENTRY).as("rightful").send())
                        .path("score")
                        .asInt())
                .isEqualTo(77);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", ENTRY, "/api/v1/films/search?q=a"})
    void asksForATokenInAProblem(String path) {
        assertProblem(estate.get(path).send(), 401, "unauthorized");
    }

    static List<Arguments> oddTitles() {
        return List.of(
                Arguments.of(900001003, "🎬🍿 えもじの夜 👩‍🚀🏳️‍🌈"),
                Arguments.of(900001004, "#ハッシュタグ -- & \"引用符\" '一重' <b>太字</b> \\ バックスラッシュ"),
                Arguments.of(900001005, "ｶﾀｶﾅ半角＆全角ＡＢＣ１２３！？"),
                Arguments.of(900001006, "がぎぐげご（結合濁点）"),
                Arguments.of(900001007, "𠮷野家の𩸽と髙﨑の辻󠄀"),
                Arguments.of(900001008, "ليلة الأفلام"),
                Arguments.of(900001011, "-"),
                Arguments.of(900001012, "NULL"));
    }

    @ParameterizedTest
    @MethodSource("oddTitles")
    void bringsTitlesBackAsTheyWere(int film, String title) {
        register("titles", "titles");
        HttpResponse<String> made = put("titles", "/api/v1/me/entries/" + film, "{\"score\":50}");
        assertThat(made.statusCode()).as(made.body()).isIn(200, 201);

        assertThat(Json.of(made).path("title").asText()).isEqualTo(title);
        assertThat(Json.of(fresh("/api/v1/users/titles/entries")).path("items"))
                .anySatisfy(item -> assertThat(item.path("title").asText()).isEqualTo(title));
    }

    @Test
    void answersUnknownPathsWithAProblem() {
        HttpResponse<String> answer = estate.get("/api/v1/nowhere").send();

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void letsAScriptInWithATokenOfItsOwn() {
        register("scripter", "scripter");
        HttpResponse<String> made = put("scripter", "/api/v1/me/tokens/backup", "{\"scopes\":[\"read\",\"write\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String bearer = "Bearer " + Json.of(made).path("token").asText();

        HttpResponse<String> written = estate.call("PUT", ENTRY.replace("/v1/", "/v1/scripts/"))
                .header("authorization", bearer)
                .json("{\"score\":70}")
                .send();
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        HttpResponse<String> read = estate.get("/api/v1/scripts/me/entries?limit=1")
                .header("authorization", bearer)
                .send();
        assertThat(Json.of(read).path("count").asInt()).as(read.body()).isEqualTo(1);
        assertThat(read.headers().firstValue("ratelimit")).isPresent();
        assertThat(Json.of(estate.get("/api/v1/me/tokens").as("scripter").send())
                        .at("/items/0/lastUsedOn")
                        .asText())
                .isNotEmpty();

        assertProblem(estate.get("/api/v1/scripts/me/entries").send(), 401, "unauthorized");
        assertProblem(estate.get("/api/v1/scripts/me/entries").as("scripter").send(), 401, "unauthorized");
        assertProblem(estate.get("/api/v1/me").header("authorization", bearer).send(), 401, "unauthorized");
        estate.call("DELETE", "/api/v1/me/tokens/backup").as("scripter").send();
        assertProblem(
                estate.get("/api/v1/scripts/me").header("authorization", bearer).send(), 401, "unauthorized");
    }

    private static List<Integer> list(String query) {
        List<Integer> films = new ArrayList<>();
        String path = "/api/v1/users/lister/entries?limit=3&" + query;
        while (!path.isEmpty()) {
            HttpResponse<String> answer = estate.get(path).send();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = Json.of(answer);
            StreamSupport.stream(page.path("items").spliterator(), false)
                    .forEach(item -> films.add(item.path("tmdbId").asInt()));
            path = answer.headers()
                    .firstValue("link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
            assertThat(path.isEmpty()).isEqualTo(page.path("next").isNull());
        }
        return films;
    }

    /** Past the copies at the edge, as the pages ask after a change. */
    private static HttpResponse<String> fresh(String path) {
        return estate.get(path + "?rev=" + System.nanoTime()).send();
    }

    private static HttpResponse<String> register(String user, String handle) {
        return estate.call("PUT", "/api/v1/me")
                .as(user)
                .header("if-none-match", "*")
                .json("{\"handle\":\"%s\"}".formatted(handle))
                .send();
    }

    private static HttpResponse<String> put(String user, String path, String body) {
        return estate.call("PUT", path).as(user).json(body).send();
    }

    private static HttpResponse<String> patch(
            String user, String body, @org.jspecify.annotations.Nullable String ifMatch) {
        RunningEstate.Call call = estate.call("PATCH", ENTRY).as(user).json(body);
        return (ifMatch == null ? call : call.header("if-match", ifMatch)).send();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Json.of(answer).path("type").asText()).endsWith("/" + slug);
    }
}
