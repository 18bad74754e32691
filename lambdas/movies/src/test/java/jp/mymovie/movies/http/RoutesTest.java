package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.csv.ListFile;
import jp.mymovie.movies.csv.Options;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Message;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each route answers when all is well, and when it is not. */
final class RoutesTest {
    private final Api api = new Api();

    @Test
    void saysThatItIsWell() {
        assertThat(api.guest().get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void findsFilmsByTheirTitle() {
        Api.Answer answer = api.as("hanako").get("/films/search?q=%E5%8D%83%E3%81%A8");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                        {"items":[{"tmdbId":129,"title":"千と千尋の神隠し","originalTitle":"千と千尋の神隠し",\
                        "englishTitle":null,"releaseDate":"2001-07-20","posterPath":"/x.jpg","genres":[],\
                        "director":null,"runtime":null,"overview":"about 千と千尋の神隠し"}],\
                        "page":1,"totalPages":1,"stale":false}""");
    }

    @Test
    void refusesAnEmptySearch() {
        assertThat(api.as("hanako").get("/films/search").status()).isEqualTo(400);
        assertThat(api.as("hanako").get("/films/search?q=%20%20").problem()).isEqualTo("bad-parameter");
        assertThat(api.as("hanako").get("/films/search?q=a&page=0").status()).isEqualTo(400);
        assertThat(api.as("hanako").get("/films/search?q=a&page=x").status()).isEqualTo(400);
    }

    @Test
    void givesAHandleInLowerCase() {
        Api.Answer answer = api.as("sub-1")
                .header("If-None-Match", "*")
                .json("{\"handle\":\"Hanako\",\"nickname\":\" 花子 \"}")
                .put("/me");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("location")).isEqualTo("/api/v1/me");
        assertThat(answer.body()).isEqualTo("""
                        {"handle":"hanako","nickname":"花子","url":null,"age":null,"count":0,"revision":0,"followers":0,\
                        "following":0,"birthday":null,"private":false,"watchedPublic":false,"version":1}""");
        assertThat(api.as("sub-1").get("/me").body()).isEqualTo(answer.body());
        for (String written : List.of("HANAKO", "ｈａｎａｋｏ", "Ｈanako")) {
            assertThat(api.guest().get("/users/" + written).json().string("nickname"))
                    .isEqualTo("花子");
        }
        assertThat(api.guest().get("/users?prefix=ＨＡ").json().objects("items")).hasSize(1);
    }

    @Test
    void leavesForGoodAndSaysTheSameWhenAskedAgain() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        assertThat(hanako.delete("/me").status()).isEqualTo(202);
        assertThat(hanako.delete("/me").status()).isEqualTo(202);
        assertThat(hanako.get("/me").problem()).isEqualTo("no-profile");
        assertThat(api.guest().get("/users/hanako").status()).isEqualTo(404);
        assertThat(api.guest().get("/films/129").json().integer("count")).isZero();
        assertThat(api.as("nobody").delete("/me").problem()).isEqualTo("no-profile");
    }

    @Test
    void takesMessagesFromAnybody() {
        Api.Answer answer = api.guest()
                .json("{\"category\":\"question\",\"text\":\"ポスターは?\",\"email\":\"h@example.org\"}")
                .post("/contact");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(api.messages)
                .containsExactly(new Message(Message.Category.QUESTION, "ポスターは?", "h@example.org", Api.NOW));
        assertThat(api.log.toString(StandardCharsets.UTF_8)).doesNotContain("ポスター", "example.org");
        for (String wrong : List.of(
                "{\"category\":\"spam\",\"text\":\"a\"}",
                "{\"category\":\"other\",\"text\":\" \"}",
                "{\"category\":\"other\",\"text\":\"a\",\"email\":\"a b@c.d\"}",
                "{\"category\":\"other\",\"text\":\"" + "あ".repeat(4001) + "\"}")) {
            assertThat(api.guest().json(wrong).post("/contact").status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void takesFiveMessagesAnHourFromOneAddressWhichIsKeptNowhere() {
        api.generosity = 0;
        Api.Call guest = api.guest().header("X-Forwarded-For", "9.9.9.9, 192.0.2.7, 130.176.0.1");
        for (int i = 0; i < Throttle.MESSAGES_AN_HOUR; i++) {
            assertThat(guest.json("{\"category\":\"other\",\"text\":\"a\"}")
                            .post("/contact")
                            .status())
                    .isEqualTo(202);
        }
        Api.Answer refused = guest.header("X-Forwarded-For", "8.8.8.8, 192.0.2.7, 130.176.0.2")
                .json("{\"category\":\"other\",\"text\":\"a\"}")
                .post("/contact");
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("retry-after")).isEqualTo("3600");
        assertThat(api.times.keySet()).noneMatch(who -> who.contains("192.0.2"));
    }

    @Test
    void letsAUserWriteAHundredTimesAMinute() {
        Api.Call hanako = api.signedUp("hanako");
        api.generosity = 0;
        api.times.clear();
        for (int i = 0; i < Throttle.WRITES_A_MINUTE; i++) {
            assertThat(hanako.delete("/me/entries/1").status()).isEqualTo(204);
        }
        assertThat(hanako.delete("/me/entries/1").status()).isEqualTo(429);
        assertThat(hanako.get("/me").status()).isEqualTo(200);
    }

    @Test
    void tellsOthersTheAgeAndNeverTheBirthday() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Answer changed = hanako.header("If-Match", "*")
                .json("{\"birthday\":\"2001-11-24\"}")
                .patch("/me");
        assertThat(changed.json().string("birthday")).isEqualTo("2001-11-24");
        assertThat(changed.json().integer("age")).isEqualTo(24);
        Api.Answer seen = api.guest().get("/users/hanako");
        assertThat(seen.json().integer("age")).isEqualTo(24);
        assertThat(seen.body()).doesNotContain("2001");
        for (String wrong : List.of("\"2026-11-25\"", "\"1899-12-31\"", "\"2001-02-30\"", "7")) {
            assertThat(hanako.header("If-Match", "*")
                            .json("{\"birthday\":" + wrong + "}")
                            .patch("/me")
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(hanako.header("If-Match", "*")
                        .json("{\"birthday\":null}")
                        .patch("/me")
                        .json()
                        .get("age"))
                .isNull();
    }

    @Test
    void findsUsersByHowTheirHandleBegins() {
        List.of("hanako", "hanami", "taro").forEach(api::signedUp);
        Api.Answer first = api.guest().get("/users?prefix=HAN&limit=1");
        assertThat(first.json().objects("items"))
                .extracting(user -> user.string("handle"))
                .containsExactly("hanako");
        assertThat(first.header("link")).contains("/api/v1/users?limit=1&prefix=HAN&cursor=");
        assertThat(api.guest()
                        .get("/users?prefix=han&limit=1&cursor=" + first.json().string("next"))
                        .json()
                        .objects("items"))
                .extracting(user -> user.string("handle"))
                .containsExactly("hanami");
        assertThat(api.guest().get("/users?prefix=h").problem()).isEqualTo("bad-parameter");
        assertThat(api.guest().get("/users").problem()).isEqualTo("bad-parameter");
    }

    @Test
    void refusesAHandleThatIsTakenOrReserved() {
        api.signedUp("hanako");
        Api.Call other = api.as("sub-2").header("If-None-Match", "*");
        assertThat(other.json("{\"handle\":\"HANAKO\"}").put("/me").problem()).isEqualTo("handle-taken");
        assertThat(other.json("{\"handle\":\"random\"}").put("/me").status()).isEqualTo(409);
        assertThat(other.json("{\"handle\":\"x\"}").put("/me").status()).isEqualTo(422);
        assertThat(other.json("{\"handle\":5}").put("/me").status()).isEqualTo(422);
        assertThat(other.json("{\"handle\":\"taro\",\"nickname\":\"a\\u0000b\"}")
                        .put("/me")
                        .status())
                .isEqualTo(422);
        assertThat(other.json("{\"handle\":\"taro\",\"nickname\":\"\\ud800\"}")
                        .put("/me")
                        .status())
                .isNotEqualTo(500);
    }

    @Test
    void refusesASecondHandleAndAMissingPrecondition() {
        Api.Call hanako = api.signedUp("hanako").json("{\"handle\":\"hanako2\"}");
        assertThat(hanako.header("If-None-Match", "*").put("/me").status()).isEqualTo(412);
        assertThat(hanako.put("/me").status()).isEqualTo(428);
        assertThat(api.guest().get("/users/hanako2").status()).isEqualTo(404);
    }

    @Test
    void saysThatThereIsNoProfileYet() {
        Api.Call nobody = api.as("nobody");
        assertThat(nobody.get("/me").status()).isEqualTo(404);
        assertThat(nobody.get("/me").problem()).isEqualTo("no-profile");
        assertThat(nobody.get("/me/entries").problem()).isEqualTo("no-profile");
        Api.Answer put = nobody.json("{\"score\":5}").put("/me/entries/129");
        assertThat(put.status()).isEqualTo(409);
        assertThat(put.problem()).isEqualTo("no-profile");
    }

    @Test
    void registersAFilmAndThenChangesItsScore() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Answer created = hanako.json("{\"score\":95}").put("/me/entries/129");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("location")).isEqualTo("/api/v1/me/entries/129");
        assertThat(created.header("etag")).isEqualTo(api.tag("hanako", 1));
        assertThat(created.body()).isEqualTo("""
                        {"tmdbId":129,"title":"千と千尋の神隠し","originalTitle":"千と千尋の神隠し","englishTitle":null,\
                        "releaseDate":"2001-07-20","posterPath":"/x.jpg","genres":[],"director":null,"runtime":null,\
                        "score":95,"watched":[],"registeredAt":"2026-11-23T12:00:00Z",\
                        "updatedAt":"2026-11-23T12:00:00Z","version":1,"note":null,"rating":null}""");
        Api.Answer changed = hanako.json("{\"score\":60}").put("/me/entries/129");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("etag")).isEqualTo(api.tag("hanako", 2));
        assertThat(hanako.get("/me/entries/129").body()).isEqualTo(changed.body());
    }

    @Test
    void remembersTheDaysItWasWatchedOnAndANoteForItsOwnerAlone() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95,\"watched\":[\"2026-01-02\",\"2001-07-20\",\"2026-01-02\"],\"note\":\"字幕で\"}")
                .put("/me/entries/129");
        hanako.json("{\"score\":90}").put("/me/entries/129");
        Api.Answer own = hanako.get("/me/entries/129");
        assertThat(own.json().strings("watched")).containsExactly("2001-07-20", "2026-01-02");
        assertThat(own.json().string("note")).isEqualTo("字幕で");
        assertThat(hanako.get("/me/entries").body())
                .contains("\"watched\":[\"2001-07-20\",\"2026-01-02\"]")
                .doesNotContain("字幕");
        assertThat(api.guest().get("/users/hanako/entries").body())
                .contains("\"watched\":null")
                .doesNotContain("字幕", "2026-01-02");
        hanako.header("If-Match", "*").json("{\"watchedPublic\":true}").patch("/me");
        assertThat(api.guest().get("/users/hanako/entries").body())
                .contains("\"watched\":[\"2001-07-20\",\"2026-01-02\"]")
                .doesNotContain("字幕");
        Api.Answer cleared = hanako.header("If-Match", "*")
                .json("{\"watched\":[],\"note\":null}")
                .patch("/me/entries/129");
        assertThat(cleared.json().strings("watched")).isEmpty();
        assertThat(cleared.json().get("note")).isNull();
        assertThat(cleared.json().integer("score")).isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"watched\":\"2026-01-02\"",
                "\"watched\":[\"2026-02-30\"]",
                "\"watched\":[\"1887-01-01\"]",
                "\"watched\":[7]",
                "\"note\":7",
                "\"note\":\"a\\u0000\"",
                "\"note\":\"\\ud800\""
            })
    void refusesRemarksThatMakeNoSense(String member) {
        Api.Answer answer =
                api.signedUp("hanako").json("{\"score\":1," + member + "}").put("/me/entries/129");
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void saysThatTmdbKnowsNoSuchFilm() {
        Api.Answer answer = api.signedUp("hanako").json("{\"score\":1}").put("/me/entries/99999");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("no-film");
    }

    @Test
    void patchesOnlyTheVersionThatWasSeen() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        Api.Call patch = hanako.json("{\"score\":96}");
        assertThat(patch.patch("/me/entries/129").status()).isEqualTo(428);
        assertThat(patch.header("If-Match", api.tag("hanako", 2))
                        .patch("/me/entries/129")
                        .problem())
                .isEqualTo("stale");
        assertThat(patch.header("If-Match", api.tag("hanako", 1))
                        .patch("/me/entries/129")
                        .header("etag"))
                .isEqualTo(api.tag("hanako", 2));
        assertThat(patch.header("If-Match", api.tag("hanako", 1))
                        .patch("/me/entries/129")
                        .status())
                .isEqualTo(412);
        assertThat(patch.header("If-Match", "*").patch("/me/entries/5").problem())
                .isEqualTo("no-entry");
    }

    @Test
    void takesAWeakTagForTheStrongOneItWas() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        Api.Call weak = hanako.header("If-Match", "W/" + api.tag("hanako", 1));
        assertThat(weak.body("{\"score\":5}")
                        .header("Content-Type", "application/merge-patch+json; charset=utf-8")
                        .patch("/me/entries/129")
                        .status())
                .isEqualTo(200);
        assertThat(weak.delete("/me/entries/129").status()).isEqualTo(412);
        assertThat(hanako.header("If-Match", "\"7\", W/" + api.tag("hanako", 2))
                        .delete("/me/entries/129")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void registersWithoutAScoreAndTakesOneAway() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Answer unscored = hanako.json("{\"score\":null}").put("/me/entries/129");
        assertThat(unscored.status()).isEqualTo(201);
        assertThat(unscored.json().get("score")).isNull();
        hanako.json("{\"score\":80}").put("/me/entries/5");
        assertThat(hanako.get("/me/stats").body()).contains("\"count\":2,\"scored\":1,\"mean\":80.0");
        assertThat(api.guest().get("/films/129").body()).contains("\"count\":1,\"scored\":0,\"mean\":null");
        Api.Answer taken =
                hanako.header("If-Match", "*").json("{\"score\":null}").patch("/me/entries/5");
        assertThat(taken.json().get("score")).isNull();
        assertThat(hanako.get("/me/stats").body()).contains("\"count\":2,\"scored\":0,\"mean\":null");
    }

    @Test
    void createsOnlyWhereThereIsNothingAndChangesOnlyWhereThereIsSomething() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call create = hanako.header("If-None-Match", "*").json("{\"score\":70}");
        assertThat(create.put("/me/entries/129").status()).isEqualTo(201);
        assertThat(create.put("/me/entries/129").problem()).isEqualTo("stale");
        String tag = api.tag("hanako", 1);
        hanako.delete("/me/entries/129");
        Api.Answer late = hanako.header("If-Match", tag).json("{\"score\":71}").put("/me/entries/129");
        assertThat(late.status()).as("a device that has not seen the deletion").isEqualTo(412);
        assertThat(hanako.header("If-Match", "*")
                        .json("{\"score\":71}")
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(412);
        assertThat(hanako.get("/me/entries/129").status()).isEqualTo(404);
    }

    @Test
    void tellsTheOwnerTooThatNothingHasChanged() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":70}").put("/me/entries/129");
        for (String path : List.of("/me", "/me/entries", "/me/entries/129", "/me/stats")) {
            Api.Answer whole = hanako.get(path);
            Api.Answer same =
                    hanako.header("If-None-Match", whole.header("etag")).get(path);
            assertThat(same.status()).as(path).isEqualTo(304);
            assertThat(same.header("cache-control")).isEqualTo("no-store");
        }
    }

    @Test
    void refusesToUnfollowOneself() {
        Api.Call hanako = api.signedUp("hanako");
        assertThat(hanako.delete("/me/following/hanako").problem()).isEqualTo("oneself");
    }

    @Test
    void aPrivateUserIsFollowedByNobodyAsFarAsAnybodySees() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call taro = api.signedUp("taro");
        hanako.put("/me/following/taro");
        taro.header("If-Match", "*").json("{\"private\":true}").patch("/me");
        assertThat(hanako.get("/me/following/taro")).isEqualTo(hanako.get("/me/following/nobody"));
        assertThat(hanako.get("/me").json().integer("following")).isZero();
        assertThat(hanako.delete("/me/following/taro")).isEqualTo(hanako.delete("/me/following/nobody"));
    }

    @Test
    void deletesOnceAndForAll() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        assertThat(hanako.delete("/me/entries/129")).isEqualTo(hanako.delete("/me/entries/129"));
        assertThat(hanako.get("/me/entries/129").problem()).isEqualTo("no-entry");
        assertThat(hanako.get("/me").json().integer("count")).isZero();
        assertThat(hanako.get("/me").json().integer("revision")).isEqualTo(2);
    }

    @Test
    void refusesScoresOutOfRangeOrShape() {
        Api.Call hanako = api.signedUp("hanako");
        for (String score : List.of("-1", "101", "99999", "1e400", "95.5", "\"95\"", "[]", "{}", "true")) {
            Api.Answer answer = hanako.json("{\"score\":" + score + "}").put("/me/entries/129");
            assertThat(answer.status()).as(score).isEqualTo(422);
            assertThat(answer.json().objects("errors").getFirst().string("pointer"))
                    .isEqualTo("/score");
        }
        assertThat(hanako.json("{}").put("/me/entries/129").status()).isEqualTo(422);
        assertThat(hanako.get("/me/entries").json().objects("items")).isEmpty();
    }

    @Test
    void takesWholeScoresHoweverTheyAreWritten() {
        Api.Call hanako = api.signedUp("hanako");
        for (String score : List.of("50", "50.0", "5e1", "5E+1", "50.000")) {
            Api.Answer answer = hanako.json("{\"score\":" + score + "}").put("/me/entries/129");
            assertThat(answer.json().integer("score")).as(score).isEqualTo(50);
        }
        for (String score : List.of("50.5", "1E+999999999", "1E-999999999")) {
            Api.Answer answer = hanako.json("{\"score\":" + score + "}").put("/me/entries/129");
            assertThat(answer.json().objects("errors").getFirst().string("detail"))
                    .isEqualTo("must be a whole number from 0 to 100, or null, got " + score);
        }
    }

    @Test
    void refusesIdsThatAreNone() {
        Api.Call hanako = api.signedUp("hanako").json("{\"score\":1}");
        for (String id : List.of(
                "0", "-1", "x", "2147483648", "99999999999999999999", "1.0", "%31", "１", "0129", "+129", "129%20")) {
            assertThat(hanako.put("/me/entries/" + id).status()).as(id).isEqualTo(400);
        }
    }

    @Test
    void followsTheLinkToTheEndOfAList() {
        Api.Call hanako = api.signedUp("hanako");
        for (int id = 1; id <= 25; id++) {
            hanako.json("{\"score\":" + id % 7 + "}").put("/me/entries/" + id);
        }
        List<Long> ids = new ArrayList<>();
        String path = "/users/hanako/entries?sort=score&limit=10";
        int pages = 0;
        while (path != null) {
            Api.Answer answer = api.guest().get(path);
            answer.json().objects("items").forEach(item -> ids.add(item.integer("tmdbId")));
            assertThat(answer.json().integer("count")).isEqualTo(25);
            assertThat(answer.header("etag")).isEqualTo(api.tag("hanako", 25));
            String link = answer.headers().get("link");
            assertThat(link == null).isEqualTo(answer.json().string("next") == null);
            path = link == null ? null : link.substring("</api/v1".length(), link.indexOf('>'));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void refusesListParametersThatAreNone() {
        Api.Call hanako = api.signedUp("hanako");
        for (String query : List.of("sort=x", "order=up", "limit=0", "limit=101", "limit=", "cursor=x", "cursor=")) {
            assertThat(hanako.get("/me/entries?" + query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void takesACursorOnlyForTheListAndOrderItWasGivenFor() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call taro = api.signedUp("taro");
        for (int id = 1; id <= 3; id++) {
            hanako.json("{\"score\":1}").put("/me/entries/" + id);
            taro.json("{\"score\":1}").put("/me/entries/" + id);
        }
        JsonObject page = hanako.get("/me/entries?sort=score&limit=1").json();
        String next = "cursor=" + page.string("next");
        assertThat(hanako.get("/me/entries?sort=score&" + next).status()).isEqualTo(200);
        assertThat(api.guest().get("/users/hanako/entries?sort=score&" + next).status())
                .isEqualTo(200);
        assertThat(hanako.get("/me/entries?sort=title&" + next).problem()).isEqualTo("bad-cursor");
        assertThat(hanako.get("/me/entries?sort=score&order=asc&" + next).status())
                .isEqualTo(400);
        assertThat(taro.get("/me/entries?sort=score&" + next).status()).isEqualTo(400);
        assertThat(hanako.get("/me/entries?sort=score&" + next + "A").status()).isEqualTo(400);
    }

    @Test
    void drawsARandomUserAndSaysWhenThereIsNone() {
        assertThat(api.guest().get("/users/random").status()).isEqualTo(404);
        Api.Call hanako = api.signedUp("hanako");
        assertThat(api.guest().get("/users/random").status())
                .as("whose list is empty is not drawn")
                .isEqualTo(404);
        hanako.json("{\"score\":1}").put("/me/entries/1");
        Api.Answer answer = api.guest().get("/users/random");
        assertThat(answer.json().string("handle")).isEqualTo("hanako");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.json().members().keySet())
                .containsExactly("handle", "nickname", "url", "age", "count", "revision", "followers", "following");
    }

    @Test
    void showsAFilmWithWhatEverybodyThinksOfIt() {
        api.signedUp("hanako").json("{\"score\":95}").put("/me/entries/129");
        api.signedUp("taro").json("{\"score\":100}").put("/me/entries/129");
        assertThat(api.guest().get("/films/129").body()).isEqualTo("""
                        {"tmdbId":129,"title":"千と千尋の神隠し","originalTitle":"千と千尋の神隠し","englishTitle":null,\
                        "releaseDate":"2001-07-20","posterPath":"/x.jpg","genres":[],"director":null,"runtime":null,\
                        "overview":"","countries":[],"cast":[],"trailer":null,"count":2,"scored":2,"mean":97.5,"histogram":[0,0,0,0,0,0,0,0,0,1,1]}""");
        Api.Answer unseen = api.guest().get("/films/7");
        assertThat(unseen.json().string("title")).isEqualTo("film 7");
        assertThat(unseen.body()).contains("\"count\":0,\"scored\":0,\"mean\":null,\"histogram\":[0,");
        assertThat(api.guest().get("/films/99999").problem()).isEqualTo("no-film");
    }

    @Test
    void showsWhoHasAFilmOnTheirList() {
        api.signedUp("hanako").json("{\"score\":95}").put("/me/entries/129");
        api.signedUp("taro").json("{\"score\":60}").put("/me/entries/129");
        Api.Answer first = api.guest().get("/films/129/entries?limit=1");
        assertThat(first.json().objects("items").getFirst().members().keySet())
                .containsExactly("handle", "nickname", "score", "registeredAt");
        String link = first.header("link");
        Api.Answer second = api.guest().get(link.substring("</api/v1".length(), link.indexOf('>')));
        assertThat(second.json().string("next")).isNull();
        assertThat(List.of(first, second))
                .extracting(a -> a.json().objects("items").getFirst().string("handle"))
                .containsExactlyInAnyOrder("hanako", "taro");
        assertThat(api.guest()
                        .get("/films/5/entries?cursor=" + first.json().string("next"))
                        .problem())
                .isEqualTo("bad-cursor");
    }

    @Test
    void changesWhatIsToldOfTheCaller() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call first = hanako.header("If-Match", "W/" + api.tag("hanako", 1));
        Api.Answer answer = first.json("{\"nickname\":\"花子\",\"url\":\"https://example.org/花\"}")
                .patch("/me");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("etag")).isEqualTo(api.tag("hanako", 2));
        assertThat(answer.json().string("url")).isEqualTo("https://example.org/%E8%8A%B1");
        assertThat(hanako.get("/me").body()).isEqualTo(answer.body());
        assertThat(first.json("{\"nickname\":\"x\"}").patch("/me").problem()).isEqualTo("stale");
        assertThat(hanako.json("{\"nickname\":\"x\"}").patch("/me").status()).isEqualTo(428);
        assertThat(hanako.header("If-Match", "*")
                        .json("{\"url\":null}")
                        .patch("/me")
                        .json()
                        .get("url"))
                .isNull();
        assertThat(api.guest().get("/users/hanako").json().string("nickname")).isEqualTo("花子");
        assertThat(api.as("nobody")
                        .header("If-Match", "*")
                        .json("{}")
                        .patch("/me")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void takesNoLinkThatCouldRunAsAScript() {
        Api.Call hanako = api.signedUp("hanako").header("If-Match", "*");
        for (String url : List.of(
                "javascript:alert(1)",
                "http://example.org/",
                "https:alert(1)",
                "https://",
                "https://user:pass@example.org/",
                "https://example.org/<script>",
                "data:text/html,x",
                "https://example.org/" + "a".repeat(200))) {
            assertThat(hanako.json("{\"url\":\"" + url + "\"}").patch("/me").status())
                    .as(url)
                    .isEqualTo(422);
        }
        assertThat(hanako.json("{\"private\":\"yes\"}").patch("/me").status()).isEqualTo(422);
        assertThat(hanako.json("{\"nickname\":null}").patch("/me").status()).isEqualTo(422);
    }

    @Test
    void aPrivateUserIsSeenByNobodyElse() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        hanako.header("If-Match", "*").json("{\"private\":true}").patch("/me");
        assertThat(api.guest().get("/users/hanako").status()).isEqualTo(404);
        assertThat(api.guest().get("/users/hanako/entries").status()).isEqualTo(404);
        assertThat(api.guest().get("/users/random").status()).isEqualTo(404);
        assertThat(api.guest().get("/films/129/entries").json().objects("items"))
                .isEmpty();
        assertThat(hanako.get("/me/entries").json().objects("items")).hasSize(1);
        hanako.header("If-Match", "*").json("{\"private\":false}").patch("/me");
        assertThat(api.guest().get("/users/hanako").status()).isEqualTo(200);
    }

    @Test
    void addsUpAListByScoreDecadeAndYear() {
        Api.Call hanako = api.signedUp("hanako");
        assertThat(hanako.get("/me/stats").body()).isEqualTo("""
                        {"count":0,"scored":0,"mean":null,"histogram":[0,0,0,0,0,0,0,0,0,0,0],"decades":[],"years":[],\
                        "genres":[],"minutes":0,"undated":0,"revision":0}""");
        api.films.put(1000, new Film(1000, "undated", "undated", null, null));
        int[][] scores = {{129, 95}, {101, 100}, {102, 7}, {1000, 90}, {95, 55}};
        for (int[] score : scores) {
            hanako.json("{\"score\":" + score[1] + "}").put("/me/entries/" + score[0]);
        }
        hanako.delete("/me/entries/95");
        Api.Answer stats = api.guest().get("/users/hanako/stats");
        assertThat(stats.body()).isEqualTo("""
                        {"count":4,"scored":4,"mean":73.0,"histogram":[1,0,0,0,0,0,0,0,0,2,1],\
                        "decades":[{"decade":2000,"count":3}],\
                        "years":[{"year":2001,"count":2},{"year":2002,"count":1}],"genres":[],"minutes":0,"undated":1,"revision":6}""");
        assertThat(hanako.get("/me/stats").body()).isEqualTo(stats.body());
        assertThat(api.guest().get("/users/nobody/stats").status()).isEqualTo(404);
        assertThat(api.as("nobody").get("/me/stats").problem()).isEqualTo("no-profile");
    }

    @Test
    void takesADeletionBack() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        assertThat(hanako.post("/me/entries/5/restore").status()).isEqualTo(410);
        assertThat(hanako.post("/me/entries/129/restore").header("etag")).isEqualTo(api.tag("hanako", 1));
        hanako.delete("/me/entries/129");
        Api.Answer restored = hanako.post("/me/entries/129/restore");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().integer("score")).isEqualTo(95);
        assertThat(restored.header("etag")).isEqualTo(api.tag("hanako", 3));
        assertThat(hanako.post("/me/entries/129/restore")).isEqualTo(restored);
        assertThat(hanako.get("/me").json().integer("count")).isEqualTo(1);
        assertThat(api.as("taro").post("/me/entries/129/restore").status()).isEqualTo(409);
    }

    @Test
    void aTagFromBeforeADeletionNeverFitsAgain() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        hanako.delete("/me/entries/129");
        hanako.json("{\"score\":50}").put("/me/entries/129");
        assertThat(hanako.header("If-Match", api.tag("hanako", 1))
                        .json("{\"score\":96}")
                        .patch("/me/entries/129")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void keepsAWatchlistUntilTheFilmIsSeen() {
        Api.Call hanako = api.signedUp("hanako");
        assertThat(hanako.put("/me/watchlist/129").status()).isEqualTo(204);
        assertThat(hanako.put("/me/watchlist/129").status()).isEqualTo(204);
        assertThat(hanako.put("/me/watchlist/5").status()).isEqualTo(204);
        assertThat(hanako.put("/me/watchlist/99999").problem()).isEqualTo("no-film");
        assertThat(api.as("nobody").put("/me/watchlist/129").status()).isEqualTo(409);
        assertThat(api.as("nobody").get("/me/watchlist").status()).isEqualTo(404);
        Api.Answer first = hanako.get("/me/watchlist?limit=1");
        assertThat(first.body()).startsWith("""
                        {"items":[{"tmdbId":129,"title":"千と千尋の神隠し","originalTitle":"千と千尋の神隠し",\
                        "englishTitle":null,"releaseDate":"2001-07-20","posterPath":"/x.jpg","genres":[],\
                        "director":null,"runtime":null,"addedAt":"2026-11-23T12:00:00Z"}],"next":\"""");
        String link = first.header("link");
        assertThat(hanako.get(link.substring("</api/v1".length(), link.indexOf('>')))
                        .json()
                        .objects("items"))
                .hasSize(1);
        assertThat(hanako.delete("/me/watchlist/5").status()).isEqualTo(204);
        assertThat(hanako.delete("/me/watchlist/5").status()).isEqualTo(204);
        hanako.json("{\"score\":95}").put("/me/entries/129");
        assertThat(hanako.get("/me/watchlist").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void followsAndUnfollows() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call taro = api.signedUp("taro");
        assertThat(hanako.put("/me/following/TARO").status()).isEqualTo(204);
        assertThat(hanako.put("/me/following/taro").status()).isEqualTo(204);
        assertThat(hanako.put("/me/following/hanako").status()).isEqualTo(422);
        assertThat(hanako.put("/me/following/nobody").status()).isEqualTo(404);
        assertThat(api.as("nobody").put("/me/following/taro").status()).isEqualTo(409);
        assertThat(taro.get("/me").json().integer("followers")).isEqualTo(1);
        assertThat(api.guest().get("/users/hanako").json().integer("following")).isEqualTo(1);
        assertThat(api.guest().get("/users/hanako/following").body())
                .isEqualTo(hanako.get("/me/following").body());
        assertThat(hanako.get("/me/following").json().objects("items"))
                .extracting(user -> user.string("handle"))
                .containsExactly("taro");
        assertThat(api.guest().get("/users/taro/followers").json().objects("items"))
                .extracting(user -> user.string("handle"))
                .containsExactly("hanako");
        assertThat(hanako.get("/me/following/taro").status()).isEqualTo(204);
        assertThat(taro.get("/me/following/hanako").problem()).isEqualTo("not-followed");
        assertThat(hanako.get("/me/following/nobody").problem()).isEqualTo("not-followed");
        assertThat(hanako.delete("/me/following/taro").status()).isEqualTo(204);
        assertThat(hanako.delete("/me/following/taro").status()).isEqualTo(204);
        assertThat(hanako.delete("/me/following/nobody").status()).isEqualTo(204);
        assertThat(taro.get("/me").json().integer("followers")).isZero();
    }

    @Test
    void showsWhatThoseOneFollowsHaveRegistered() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call taro = api.signedUp("taro");
        hanako.put("/me/following/taro");
        for (int film = 1; film <= 3; film++) {
            taro.json("{\"score\":50}").put("/me/entries/" + film);
        }
        Api.Answer first = hanako.get("/me/feed?limit=2");
        assertThat(first.json().objects("items"))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.string("handle")).isEqualTo("taro"));
        Api.Answer second = hanako.get("/me/feed?limit=2&cursor=" + first.json().string("next"));
        assertThat(second.json().objects("items").getFirst().object("entry").integer("tmdbId"))
                .isEqualTo(1);
        assertThat(second.json().get("next")).isNull();
        assertThat(taro.get("/me/feed").json().objects("items")).isEmpty();
        assertThat(taro.get("/me/feed?cursor=" + first.json().string("next")).problem())
                .isEqualTo("bad-cursor");
        assertThat(api.as("nobody").get("/me/feed").problem()).isEqualTo("no-profile");
    }

    @Test
    void aPrivateUserCannotBeFollowedAndIsOnNobodysList() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Call taro = api.signedUp("taro");
        hanako.put("/me/following/taro");
        taro.header("If-Match", "*").json("{\"private\":true}").patch("/me");
        assertThat(hanako.put("/me/following/taro").status()).isEqualTo(404);
        assertThat(hanako.get("/me/following").json().objects("items")).isEmpty();
        assertThat(api.guest().get("/users/taro/followers").status()).isEqualTo(404);
        assertThat(hanako.delete("/me/following/taro").status()).isEqualTo(204);
    }

    @Test
    void exportsTheWholeListAsCsvThatASpreadsheetTakesForText() {
        Api.Call hanako = api.signedUp("hanako");
        api.films.put(1000, new Film(1000, "=a, \"b\"\n& c", "'x", null, null));
        hanako.json("{\"score\":95,\"watched\":[\"2001-07-20\",\"2026-01-02\"],\"note\":\"@字幕で\"}")
                .put("/me/entries/129");
        hanako.json("{\"score\":100}").put("/me/entries/1000");
        Api.Answer answer = hanako.get("/me/entries/export");
        assertThat(answer.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(answer.body().replace("\r\n", "|"))
                .isEqualTo("tmdbID,Title,Year,WatchedDate,Rating,Rating10,Rewatch,Score,SourceRating,Watched,Note,"
                        + "OriginalTitle,ReleaseDate,RegisteredAt|"
                        + "1000,\"'=a, \"\"b\"\"\n& c\",,,,10.0,false,100,,,,''x,,2026-11-23T12:00:00Z|"
                        + "129,千と千尋の神隠し,2001,2026-01-02,,9.5,true,95,,2001-07-20 2026-01-02,'@字幕で,"
                        + "千と千尋の神隠し,2001-07-20,2026-11-23T12:00:00Z|");
        assertThat(api.as("nobody").get("/me/entries/export").problem()).isEqualTo("no-profile");
    }

    @Test
    void exportsALongListInPartsThatImportAsTheyWere() {
        Api.Call hanako = api.signedUp("hanako");
        User user = Objects.requireNonNull(api.store.profile(api.id("hanako"))).user();
        Map<Integer, Remarks> said = new HashMap<>();
        for (int id = 1; id <= 10_000; id++) {
            Remarks remarks = new Remarks(new Score(70), List.of(), "-".repeat(id % 500) + "é\"", "stars:3.5");
            said.put(id, remarks);
            Film film = new Film(id, "t", "t", null, null);
            Stores.replace(api.store, user, null, Entry.registered(film, remarks, Api.NOW));
        }
        StringBuilder file = new StringBuilder();
        int parts = 0;
        for (String path = "/me/entries/export"; path != null; parts++) {
            Api.Answer part = hanako.get(path);
            assertThat(part.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
            file.append(part.body());
            String link = part.headers().get("link");
            path = link == null ? null : link.substring("</api/v1".length(), link.indexOf('>'));
        }
        assertThat(parts).isGreaterThan(2);
        assertThat(file.toString()).contains(",3.5,,false,70,stars:3.5,");
        assertThat(ListFile.read(file.toString(), Options.NONE).rows())
                .hasSize(10_000)
                .allSatisfy(row -> assertThat(row.remarks()).isEqualTo(said.get(row.tmdbId())));
    }

    @Test
    void takesAFileOnceHoweverOftenItIsSent() {
        Api.Call hanako =
                api.signedUp("hanako").header("Content-Type", "text/csv").header("Idempotency-Key", "k1");
        String csv = "Name,Year,Rating\nRan,1985,3.5\nTampopo,1985,\n";
        Api.Answer first = hanako.body(csv).post("/me/imports?scale=5");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().integer("failed")).isEqualTo(1);
        assertThat(hanako.body(csv).post("/me/imports?scale=5")).isEqualTo(first);
        assertThat(hanako.body(csv + "Ikiru,1952,5\n")
                        .post("/me/imports?scale=5")
                        .problem())
                .isEqualTo("key-reused");
        assertThat(hanako.body(csv).post("/me/imports?scale=10").problem())
                .as("the same file with something else said of it")
                .isEqualTo("key-reused");
        String path = Objects.requireNonNull(first.header("location")).substring("/api/v1".length());
        Api.Answer state = api.as("hanako").get(path);
        assertThat(state.json().string("state")).isEqualTo("running");
        assertThat(state.json().objects("bad").getFirst().integer("line")).isEqualTo(3);
        api.signedUp("taro");
        assertThat(api.as("taro").get(path).status()).isEqualTo(404);
    }

    @Test
    void previewsAFileAndKeepsNothing() {
        Api.Call hanako = api.signedUp("hanako").header("Content-Type", "text/csv");
        Api.Answer preview = hanako.body("Name,Year,Rating,Place\nRan,1985,3.5,x\nTampopo,1985,,y\n")
                .post("/me/imports?preview=true&scale=5");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).startsWith("""
                {"format":"table","total":2,"failed":1,"rows":[{"line":2,"title":"Ran","year":1985,"score":70,\
                "watched":[],"registeredAt":null,"wish":false}],"bad":[{"line":3,""");
        assertThat(preview.json().strings("ignored")).containsExactly("Place");
        assertThat(hanako.header("Idempotency-Key", "k")
                        .body("Name,Rating\nRan,5")
                        .post("/me/imports?preview=yes")
                        .problem())
                .as("neither a preview nor an import")
                .isEqualTo("bad-parameter");
        assertThat(hanako.body("a,b\n1,2").post("/me/imports?preview=true").status())
                .isEqualTo(400);
        assertThat(hanako.body("Name,Rating\nRan,5")
                        .post("/me/imports?preview=true")
                        .problem())
                .isEqualTo("scale-wanted");
        assertThat(hanako.body("Name,Year\nRan,1985")
                        .post("/me/imports?preview=true")
                        .problem())
                .isEqualTo("use-wanted");
        for (String said : List.of("scale=4", "scale=", "as=seen")) {
            assertThat(hanako.body("Name,Year\nRan,1985")
                            .post("/me/imports?preview=true&" + said)
                            .problem())
                    .as(said)
                    .isEqualTo("bad-parameter");
        }
        assertThat(hanako.body("Name,Rating\nRan,5").post("/me/imports").status())
                .isEqualTo(400);
        assertThat(hanako.json("{}").post("/me/imports").status()).isEqualTo(415);
        assertThat(hanako.body("x".repeat(4 * 1024 * 1024 + 1))
                        .post("/me/imports?preview=true")
                        .status())
                .isEqualTo(413);
        assertThat(api.as("nobody")
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", "k")
                        .body("Name,Rating\nRan,5")
                        .post("/me/imports")
                        .problem())
                .isEqualTo("no-profile");
    }

    @Test
    void tellsAReaderWhoHasTheRevisionThatNothingHasChanged() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        Api.Call seen = api.guest().header("If-None-Match", "W/" + api.tag("hanako", 1));
        for (String path : List.of("/users/hanako/entries", "/users/hanako/stats")) {
            Api.Answer whole = api.guest().get(path);
            assertThat(whole.header("etag")).isEqualTo(api.tag("hanako", 1));
            assertThat(whole.header("cache-control")).startsWith("public, max-age=0, s-maxage=");
            Api.Answer same = seen.get(path);
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("etag")).isEqualTo(whole.header("etag"));
            assertThat(same.header("cache-control")).isEqualTo(whole.header("cache-control"));
        }
        hanako.json("{\"score\":96}").put("/me/entries/129");
        assertThat(seen.get("/users/hanako/entries").status()).isEqualTo(200);
        assertThat(seen.get("/users/hanako/entries?limit=0").status()).isEqualTo(400);
    }

    @Test
    void letsNobodyKeepWhatIsPersonal() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":95}").put("/me/entries/129");
        for (String path : List.of(
                "/me",
                "/me/entries",
                "/me/entries/129",
                "/me/stats",
                "/me/watchlist",
                "/me/following",
                "/me/entries/export")) {
            assertThat(hanako.get(path).header("cache-control")).as(path).isEqualTo("no-store");
        }
        assertThat(hanako.header("If-None-Match", api.tag("hanako", 1))
                        .get("/me/entries")
                        .status())
                .isEqualTo(304);
        assertThat(api.guest().get("/users/nobody/entries").header("cache-control"))
                .isEqualTo("no-store");
    }
}
