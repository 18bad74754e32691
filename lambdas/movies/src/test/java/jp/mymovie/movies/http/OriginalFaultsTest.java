package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.InMemoryMovieStore;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of the service this one replaces, each with the test that would have caught it. */
final class OriginalFaultsTest {
    private final Api api = new Api();

    @Test
    void aUserIdInTheBodyWritesNobodyElsesFilms() {
        api.signedUp("hanako");
        Api.Call taro = api.signedUp("taro");
        for (String member : List.of("user", "userId", "sub", "pk")) {
            assertThat(taro.json("{\"score\":1,\"" + member + "\":\"hanako\"}")
                            .put("/me/entries/129")
                            .status())
                    .isEqualTo(422);
        }
        taro = taro.json("{\"score\":1}");
        assertThat(taro.put("/me/entries/129?user=hanako&sub=hanako").status()).isEqualTo(400);
        taro.put("/me/entries/129");
        assertThat(count("hanako")).isZero();
        assertThat(count("taro")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void aRouteThatIsPersonalAsksForATokenBeforeItTouchesTheStore(MovieRoute route) {
        if (route.access() == MovieRoute.Access.PUBLIC) {
            return;
        }
        MovieStore none = (MovieStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MovieStore.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("the store was asked: " + method);
                });
        Api.Answer answer = new Api(none)
                .guest()
                .header("x-api-key", "the key everybody has")
                .json("{\"score\":1}")
                .send(route.method(), route.path().replace("{tmdbId}", "129").replace("{handle}", "hanako"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanako", "H#hanako", "\"}},\"x\":{\"S\":\"", "hanako' OR '1'='1", "..", "PROFILE"})
    void aParameterPastedIntoAQueryFindsNothingMore(String handle) {
        api.signedUp("hanako");
        Api.Answer answer = api.guest().get("/users/" + handle);
        assertThat(answer.status()).isEqualTo(handle.equals("hanako") ? 200 : 404);
    }

    @Test
    void nicknamesComeBackAsTextAndNeverAsMarkup() {
        String nickname = "<script>alert('&')</script>";
        Api.Answer answer = api.as("hanako")
                .header("If-None-Match", "*")
                .json("{\"handle\":\"hanako\",\"nickname\":\"" + nickname + "\"}")
                .put("/me");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json().string("nickname")).isEqualTo(nickname);
    }

    @Test
    void neitherTokenNorNameNorSearchIsWrittenToTheLog() {
        Api.Call hanako = api.signedUp("hanako").header("Authorization", "Bearer secret-token");
        hanako.json("{\"score\":1}").put("/me/entries/129");
        hanako.get("/films/search?q=secret-search");
        hanako.get("/me/entries?limit=secret-limit");
        String log = api.log.toString(StandardCharsets.UTF_8);
        assertThat(log.lines()).hasSize(4).allSatisfy(line -> {
            assertThat(Api.read(line).string("requestId")).isEqualTo("request-1");
            assertThat(Api.read(line).integer("latencyMs")).isNotNull();
        });
        assertThat(log)
                .doesNotContain("hanako", "secret", "千と千尋")
                .contains("\"route\":\"PUT_ENTRY\",\"effect\":\"WRITE\",\"outcome\":\"ok\",\"status\":201");
    }

    @Test
    void aBirthDateIsNeitherAskedForNorShown() {
        Api.Call hanako = api.as("hanako").header("If-None-Match", "*");
        assertThat(hanako.json("{\"handle\":\"hanako\",\"birthdate\":\"1990-01-01\"}")
                        .put("/me")
                        .status())
                .isEqualTo(422);
        hanako.json("{\"handle\":\"hanako\"}").put("/me");
        assertThat(api.guest().get("/users/hanako").body()).doesNotContain("1990", "birth");
    }

    @Test
    void aTracebackIsNeverReturned() {
        MovieStore broken = new InMemoryMovieStore() {
            @Override
            public String userId(Identity identity) {
                throw new IllegalStateException("secret " + identity);
            }
        };
        Api faulty = new Api(broken);
        Api.Answer answer = faulty.as("hanako").get("/me");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().members().keySet()).containsExactly("type", "title", "status", "detail", "instance");
        assertThat(answer.json().string("instance")).isEqualTo("request-1");
        assertThat(answer.body()).doesNotContain("secret", "Exception", ".java");
        assertThat(faulty.log.toString(StandardCharsets.UTF_8))
                .contains("\"level\":\"ERROR\"", "IllegalStateException", "stackTrace")
                .doesNotContain("secret");
    }

    @Test
    void aPrivateUserLooksLikeNone() {
        // The switch itself is a route of its own; here the store says so.
        MovieStore store = new InMemoryMovieStore();
        Stores.claim(store, new User("sub", new Handle("hidden"), "hidden", null, null, true, false, 0, 0, 0, 0));
        Api closed = new Api(store);
        Api.Answer hidden = closed.guest().get("/users/hidden");
        assertThat(hidden).isEqualTo(closed.guest().get("/users/nobody"));
        assertThat(closed.guest().get("/users/hidden/entries").status()).isEqualTo(404);
        assertThat(closed.guest().get("/users/random").status()).isEqualTo(404);
    }

    @Test
    void remakesOfOneTitleAreTwoFilms() {
        api.films.put(841, new Film(841, "デューン", "Dune", LocalDate.of(1984, 12, 14), null));
        api.films.put(438631, new Film(438631, "デューン", "Dune", LocalDate.of(2021, 10, 15), null));
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":50}").put("/me/entries/841");
        hanako.json("{\"score\":90}").put("/me/entries/438631");
        assertThat(count("hanako")).isEqualTo(2);
    }

    @Test
    void registeringAgainKeepsTheDayOfTheFirstTime() {
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":50}").put("/me/entries/129");
        Api.Answer again = hanako.json("{\"score\":50}").put("/me/entries/129");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("etag")).isEqualTo(api.tag("hanako", 1));
        assertThat(count("hanako")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lilo & Stitch",
                "2+2=5",
                "--",
                "#1",
                "😀🎬",
                "\"quoted\" \\ \\u0041",
                "<b>bold</b>",
                "\u202eRTL",
                "か\u3099",
                "が",
                "% %20 %",
                "  spaced  ",
                "\u2028"
            })
    void noCharacterIsEatenFromATitle(String title) {
        api.films.put(5000, new Film(5000, title, title, null, null));
        Api.Call hanako = api.signedUp("hanako");
        hanako.json("{\"score\":50}").put("/me/entries/5000");
        assertThat(hanako.get("/me/entries/5000").json().string("title")).isEqualTo(title);
        assertThat(api.guest()
                        .get("/users/hanako/entries")
                        .json()
                        .objects("items")
                        .getFirst()
                        .string("title"))
                .isEqualTo(title);
    }

    @Test
    void aScoreOf99999IsRefused() {
        assertThat(api.signedUp("hanako")
                        .json("{\"score\":99999}")
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(422);
        assertThat(count("hanako")).isZero();
    }

    @Test
    void filmsBefore1930AndUndatedOnesAreInTheReleaseView() {
        api.films.put(1001, new Film(1001, "La Sortie", "La Sortie", LocalDate.of(1895, 12, 28), null));
        api.films.put(1002, new Film(1002, "Undated", "Undated", null, null));
        Api.Call hanako = api.signedUp("hanako");
        for (int id : List.of(1002, 1001, 129)) {
            hanako.json("{\"score\":50}").put("/me/entries/" + id);
        }
        assertThat(ids("/users/hanako/entries?sort=release&order=asc")).containsExactly(1001L, 129L, 1002L);
        assertThat(ids("/users/hanako/entries?sort=release&order=desc")).containsExactly(129L, 1001L, 1002L);
    }

    @Test
    void theRandomUserIsNotCached() {
        api.signedUp("hanako");
        assertThat(api.guest().get("/users/random").header("cache-control")).isEqualTo("no-store");
    }

    private List<Long> ids(String path) {
        List<Long> ids = new ArrayList<>();
        api.guest().get(path).json().objects("items").forEach(item -> ids.add(item.integer("tmdbId")));
        return ids;
    }

    private long count(String handle) {
        Long count = api.guest().get("/users/" + handle).json().integer("count");
        return count == null ? -1 : count;
    }
}
