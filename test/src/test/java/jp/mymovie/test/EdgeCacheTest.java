package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told what somebody else was told: through the local estate's edge, whose cache is set by the templates. */
class EdgeCacheTest {
    private static final String HIT = "Hit from cloudfront";
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
    void aGuestMaySeeACopyWhereTheWriterAsksPastIt() {
        signUp("writer");
        String list = "/api/v1/users/writer/entries";
        assertThat(count(estate.get(list).send())).isZero();

        register("writer", 129);

        HttpResponse<String> copy = estate.get(list).send();
        assertThat(cache(copy)).isEqualTo(HIT);
        assertThat(count(copy)).isZero();
        HttpResponse<String> own = estate.get(list + "?rev=1764028800000").send();
        assertThat(cache(own)).isEqualTo("Miss from cloudfront");
        assertThat(count(own)).isEqualTo(1);
    }

    @Test
    void whoIsSignedInSeesTheSameCopiesAsEverybody() {
        signUp("reader");
        HttpResponse<String> first =
                estate.get("/api/v1/users/reader").as("reader").send();
        HttpResponse<String> second = estate.get("/api/v1/users/reader")
                .header("authorization", "Bearer forged")
                .send();

        assertThat(cache(second)).isEqualTo(HIT);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/me/entries",
                "/api/v1/me/following",
                "/api/v1/films/search?q=a",
                "/api/v1/films/search/?q=a"
            })
    void nothingPersonalIsKept(String path) {
        signUp("first");
        signUp("second");
        estate.get(path).as("first").send();

        HttpResponse<String> second = estate.get(path).as("second").send();

        assertThat(cache(second)).isNotEqualTo(HIT);
        assertThat(estate.get(path).send().statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void aUserIsDrawnAnewEachTime() {
        signUp("drawn");
        estate.get("/api/v1/users/random").send();

        assertThat(cache(estate.get("/api/v1/users/random").send())).isNotEqualTo(HIT);
    }

    @Test
    void whoHasJustComeIsThereAlthoughTheyWereMissingAMomentAgo() {
        assertThat(estate.get("/api/v1/users/newcomer").send().statusCode()).isEqualTo(404);

        signUp("newcomer");

        assertThat(estate.get("/api/v1/users/newcomer").send().statusCode()).isEqualTo(200);
    }

    @Test
    void aBrowserThatHasTheListIsToldSoFromTheCopy() {
        signUp("revised");
        register("revised", 129);
        String list = "/api/v1/users/revised/entries";
        String tag = estate.get(list).send().headers().firstValue("etag").orElseThrow();

        HttpResponse<String> same =
                estate.get(list).header("if-none-match", "W/" + tag).send();

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(cache(same)).isEqualTo(HIT);
    }

    @Test
    void nothingCanBeWrittenWhereCopiesAre() {
        assertThat(estate.call("DELETE", "/api/v1/users/anybody")
                        .as("anybody")
                        .send()
                        .statusCode())
                .isEqualTo(405);
    }

    private static void signUp(String user) {
        estate.call("PUT", "/api/v1/me")
                .as(user)
                .header("if-none-match", "*")
                .json("{\"handle\":\"%s\"}".formatted(user))
                .send();
    }

    private static void register(String user, int film) {
        assertThat(estate.call("PUT", "/api/v1/me/entries/" + film)
                        .as(user)
                        .json("{\"score\":95}")
                        .send()
                        .statusCode())
                .isEqualTo(201);
    }

    private static int count(HttpResponse<String> list) {
        return Json.of(list).path("items").size();
    }

    private static String cache(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-cache").orElse("none");
    }
}
