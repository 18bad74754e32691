package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens for scripts, from the making to the end. */
final class ScriptCallsTest {
    private static final String READS = "\"read\"";
    private static final String WRITES = "\"write\"";
    private static final String BOTH = "\"read\",\"write\"";

    private final Api api = new Api();
    private final Api.Call hanako = api.signedUp("hanako");

    private String token(String name, String scopes) {
        Api.Answer answer = hanako.json("{\"scopes\":[" + scopes + "]}").put("/me/tokens/" + name);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Objects.requireNonNull(answer.json().string("token"));
    }

    private Api.Call with(String token) {
        return api.guest().header("Authorization", "Bearer " + token);
    }

    @Test
    void readsAndWritesAsItsUser() {
        Api.Call script = with(token("both", BOTH));
        assertThat(script.json("{\"score\":70}")
                        .script("PUT", "/me/entries/129")
                        .status())
                .isEqualTo(201);
        assertThat(script.script("GET", "/me/entries/129").json().integer("score"))
                .isEqualTo(70);
        assertThat(hanako.get("/me/entries/129").json().integer("score")).isEqualTo(70);
        assertThat(script.script("GET", "/me/entries?limit=1&order=asc").json().integer("count"))
                .isEqualTo(1);
        assertThat(script.script("HEAD", "/me").body()).isEmpty();
        assertThat(script.script("GET", "/me/entries/changes?since=0").json().objects("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void mayDoWhatItsScopeSaysAndNothingElse(MovieRoute route) {
        String path = route.path()
                .replace("{tmdbId}", "1")
                .replace("{handle}", "hanako")
                .replace("{name}", "x")
                .replace("{importId}", "x");
        for (MovieRoute.Scope scope : MovieRoute.Scope.values()) {
            Api.Call script = with(token("one", scope == MovieRoute.Scope.READ ? READS : WRITES));
            Api.Answer answer = script.script(route.method(), path);
            if (route.scope() == null) {
                assertThat(answer.problem()).isEqualTo("no-route");
            } else if (route.scope() == scope) {
                assertThat(answer.status()).as(answer.body()).isNotIn(401, 403).isLessThan(500);
                assertThat(answer.header("ratelimit-policy")).isEqualTo("\"script\";q=60;w=60");
            } else {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.problem()).isEqualTo("insufficient-scope");
            }
        }
    }

    @Test
    void decidesNothingAboutTheAccountAndMakesNoTokens() {
        assertThat(MovieRoute.values())
                .filteredOn(route -> route.access() == MovieRoute.Access.SIGNED_IN && route.scope() == null)
                .containsExactlyInAnyOrder(
                        MovieRoute.PUT_ME,
                        MovieRoute.PATCH_ME,
                        MovieRoute.DELETE_ME,
                        MovieRoute.LIST_TOKENS,
                        MovieRoute.PUT_TOKEN,
                        MovieRoute.DELETE_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic aGFuYWtvOng=", "Bearer mymovie_", "Bearer mymovie_ "})
    void refusesWhatIsNoToken(String header) {
        Api.Answer answer = api.guest().header("Authorization", header).script("GET", "/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    }

    @Test
    void refusesATokenOfWhichOneCharacterIsWrong() {
        String token = token("one", READS);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String wrong = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(with(wrong).script("GET", "/me").status())
                    .as("character " + i)
                    .isEqualTo(401);
        }
        assertThat(with(token + "A").script("GET", "/me").status()).isEqualTo(401);
        assertThat(with(token).script("GET", "/me").status()).isEqualTo(200);
    }

    @Test
    void isLedOnToWhereTheTokenIsTaken() {
        Api.Call script = with(token("both", BOTH));
        Api.Answer made = script.json("{\"score\":70}").script("PUT", "/me/entries/1");
        assertThat(made.header("location")).isEqualTo("/api/v1/scripts/me/entries/1");
        script.json("{\"score\":71}").script("PUT", "/me/entries/2");
        String link = script.script("GET", "/me/entries?limit=1").header("link");
        assertThat(link).startsWith("</api/v1/scripts/me/entries?");
        String path = link.substring("</api/v1/scripts".length(), link.indexOf('>'));
        assertThat(script.script("GET", path).json().objects("items")).hasSize(1);
    }

    @Test
    void isNoTokenOfTheBrowserAndTheOtherWayRound() {
        assertThat(with(token("one", BOTH)).get("/me").status()).isEqualTo(401);
        assertThat(api.as("hanako").script("GET", "/me").status()).isEqualTo(401);
    }

    @Test
    void isVoidOnceRevokedOrMadeAnew() {
        String first = token("one", READS);
        String second = token("one", READS);
        assertThat(with(first).script("GET", "/me").status()).isEqualTo(401);
        assertThat(with(second).script("GET", "/me").status()).isEqualTo(200);
        assertThat(hanako.delete("/me/tokens/one").status()).isEqualTo(204);
        assertThat(with(second).script("GET", "/me").status()).isEqualTo(401);
        assertThat(hanako.delete("/me/tokens/one").status()).isEqualTo(204);
    }

    @Test
    void isListedWithTheDayOfItsLastUseAndNeverShownAgain() {
        String token = token("one", READS);
        token("another", BOTH);
        with(token).script("GET", "/me");
        Api.Answer answer = hanako.get("/me/tokens");
        assertThat(answer.json().objects("items"))
                .extracting(one -> one.string("name"), one -> one.strings("scopes"), one -> one.string("lastUsedOn"))
                .containsExactly(
                        tuple("another", List.of("read", "write"), null), tuple("one", List.of("read"), "2026-11-23"));
        TokenText text = Objects.requireNonNull(TokenText.parse(token));
        assertThat(answer.body()).doesNotContain(text.secret()).doesNotContain(text.id());
        assertThat(hanako.get("/me/archive").body()).doesNotContain(text.secret());
    }

    @Test
    void leavesNoTraceInALog() {
        TokenText text = Objects.requireNonNull(TokenText.parse(token("one", READS)));
        with(text.text()).script("GET", "/me");
        with(text.text()).script("GET", "/nothing");
        with(text.text()).json("{").script("PUT", "/me/entries/1");
        assertThat(api.log.toString(StandardCharsets.UTF_8))
                .contains("GET_ME")
                .doesNotContain(text.secret())
                .doesNotContain(text.id());
        assertThat(text.toString()).doesNotContain(text.secret());
    }

    @Test
    void isLimitedByItselfAndTogetherWithTheOthersOfItsUser() {
        String[] tokens = {token("one", READS), token("two", READS), token("three", READS)};
        for (int i = 0; i < ScriptCalls.A_MINUTE_OF_ONE; i++) {
            Api.Answer answer = with(tokens[0]).script("GET", "/me");
            assertThat(answer.header("ratelimit"))
                    .isEqualTo("\"script\";r=%d;t=60".formatted(ScriptCalls.A_MINUTE_OF_ONE - 1 - i));
        }
        Api.Answer refused = with(tokens[0]).script("GET", "/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("60");
        for (int i = 0; i < ScriptCalls.A_MINUTE_OF_ALL - ScriptCalls.A_MINUTE_OF_ONE; i++) {
            assertThat(with(tokens[1]).script("GET", "/me").status()).isEqualTo(200);
        }
        assertThat(with(tokens[2]).script("GET", "/me").header("ratelimit-policy"))
                .isEqualTo("\"scripts\";q=120;w=60");
        assertThat(hanako.get("/me").status()).as("the person in the browser").isEqualTo(200);
        assertThat(hanako.delete("/me/entries/1").status()).isEqualTo(204);
    }

    @Test
    void exportsSoManyTimesAnHourAlone() {
        World world = new World();
        Api.Call taro = world.api.signedUp("taro");
        String token = Objects.requireNonNull(
                taro.json("{\"scopes\":[\"read\"]}").put("/me/tokens/a").json().string("token"));
        Api.Call script = world.api.guest().header("Authorization", "bearer " + token);
        for (int i = 0; i < ScriptCalls.DEAR_AN_HOUR; i++) {
            assertThat(script.script("GET", i % 2 == 0 ? "/me/archive" : "/me/entries/export")
                            .status())
                    .isEqualTo(200);
            world.clock.forward(Duration.ofSeconds(2));
        }
        assertThat(script.script("GET", "/me/archive").header("ratelimit-policy"))
                .isEqualTo("\"exports\";q=60;w=3600");
        assertThat(script.script("GET", "/me").status()).isEqualTo(200);
        TestTable.delete(world.table);
    }

    @Test
    void isOverOnItsDay() {
        World world = new World();
        Api.Call taro = world.api.signedUp("taro");
        JsonObject made = taro.json("{\"scopes\":[\"read\"],\"days\":2}")
                .put("/me/tokens/a")
                .json();
        Api.Call script = world.api.guest().header("Authorization", "Bearer " + made.string("token"));
        world.clock.forward(Duration.ofDays(2).minusSeconds(1));
        assertThat(script.script("GET", "/me").status()).isEqualTo(200);
        assertThat(taro.get("/me/tokens").json().objects("items").getFirst().string("lastUsedOn"))
                .isNotNull();
        world.clock.forward(Duration.ofSeconds(2));
        assertThat(script.script("GET", "/me").status()).isEqualTo(401);
        assertThat(taro.get("/me/tokens").json().objects("items")).isEmpty();
        TestTable.delete(world.table);
    }

    @Test
    void goesWithTheAccount() {
        World world = new World();
        Api.Call taro = world.api.signedUp("taro");
        String token = Objects.requireNonNull(taro.json("{\"scopes\":[\"read\",\"write\"]}")
                .put("/me/tokens/a")
                .json()
                .string("token"));
        Api.Call script = world.api.guest().header("Authorization", "Bearer " + token);
        taro.delete("/me");
        assertThat(script.script("GET", "/me").status()).isEqualTo(404);
        assertThat(script.json("{\"score\":1}").script("PUT", "/me/entries/1").status())
                .isEqualTo(409);
        world.day(2);
        assertThat(script.script("GET", "/me").status()).isEqualTo(401);
        assertThat(TestTable.client().scan(scan -> scan.tableName(world.table)).items())
                .noneMatch(item -> item.toString().contains("TOKEN"));
        TestTable.delete(world.table);
    }

    @Test
    void isOneOfTenAtMostAndHasAScopeAndALife() {
        for (int i = 0; i < ScriptToken.MOST; i++) {
            token("n" + i, READS);
        }
        assertThat(hanako.json("{\"scopes\":[\"read\"]}").put("/me/tokens/more").problem())
                .isEqualTo("too-many-tokens");
        token("n1", WRITES);
        for (String body : new String[] {
            "{}",
            "{\"scopes\":[]}",
            "{\"scopes\":[\"all\"]}",
            "{\"scopes\":[1]}",
            "{\"scopes\":\"read\"}",
            "{\"scopes\":[\"read\"],\"days\":0}",
            "{\"scopes\":[\"read\"],\"days\":366}",
            "{\"scopes\":[\"read\"],\"days\":null}"
        }) {
            assertThat(hanako.json(body).put("/me/tokens/n1").status()).as(body).isEqualTo(422);
        }
        for (String name : new String[] {"-a", "a-", "A", "a_b", "a".repeat(31)}) {
            assertThat(hanako.json("{\"scopes\":[\"read\"]}")
                            .put("/me/tokens/" + name)
                            .problem())
                    .as(name)
                    .isEqualTo("bad-parameter");
        }
    }
}
