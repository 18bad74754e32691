package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of accounts that come, go and follow one another under the same handles, through caches, with old
 * tokens, tags and cursors: nobody is shown another life's data, and of a life that is over nothing comes back.
 */
class LivesTest {
    private static final Duration HELD = Duration.ofDays(User.HANDLE_HELD_DAYS).plusSeconds(1);
    private static final Map<String, Integer> COUNTS = new TreeMap<>();
    private static final JsonNode POLICY = policy();

    @AfterAll
    static void tellsWhatThereWas() {
        COUNTS.forEach((what, n) -> System.out.printf("lives: %,d %s%n", n, what));
    }

    enum Kind {
        CLAIM,
        LEAVE,
        REGISTER,
        REMOVE,
        RESTORE,
        EDIT_BY_TAG,
        FOLLOW,
        READ,
        READ_KNOWING,
        TURN_PAGE,
        OLD_TOKEN,
        LOOK,
        WORK,
        EXPIRE,
        WAIT
    }

    /** @param number score, or which of the latest tags or cursors */
    record Step(Kind kind, int person, String handle, int film, int number, int edge, Duration time) {}

    /** Some of what matters takes more than one step: a life with a copy of its list, and one after it. */
    private static List<Step> steps(Draw draw) {
        return draw.list(8, 8, () -> kinds(draw)).stream().flatMap(List::stream).toList();
    }

    private static List<Step> kinds(Draw draw) {
        int leaver = draw.between(0, Lives.PEOPLE - 1);
        int person = draw.between(0, Lives.PEOPLE - 1);
        String handle = draw.of(Lives.HANDLES.toArray(String[]::new));
        int edge = draw.between(0, 1);
        List<Kind> kinds = new ArrayList<>();
        if (draw.chance(0.3)) {
            kinds.add(Kind.LEAVE);
            kinds.addAll(draw.list(0, 2, () -> draw.of(Kind.WORK, Kind.OLD_TOKEN, Kind.READ)));
            kinds.add(Kind.WAIT);
            kinds.addAll(draw.list(0, 1, () -> Kind.EXPIRE));
        }
        if (draw.chance(0.45)) {
            kinds.addAll(List.of(Kind.CLAIM, Kind.REGISTER, Kind.READ));
        } else {
            kinds.add(draw.of(Kind.values()));
        }
        Duration time = draw.chance(0.6)
                ? HELD
                : draw.of(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(40),
                        Duration.ofDays(1).plusSeconds(1),
                        Duration.ofDays(31));
        return kinds.stream()
                .map(kind -> new Step(
                        kind,
                        kind == Kind.LEAVE ? leaver : person,
                        handle,
                        draw.between(1, Lives.FILMS),
                        draw.between(0, 5),
                        edge,
                        time))
                .toList();
    }

    @Test
    void neverShowsAnotherLifeNorBringsOneBack() {
        Seeded.forAllSequences(100, draw -> POLICY, LivesTest::steps, LivesTest::run);
    }

    @Tag("deep")
    @Test
    void neverShowsAnotherLifeNorBringsOneBackInTheLongRun() {
        Seeded.forAllSequences(1_000, draw -> POLICY, LivesTest::steps, LivesTest::run);
    }

    private static void run(JsonNode policy, List<Step> steps) {
        Lives lives = new Lives(policy, Origin::plain);
        steps.forEach(step -> apply(lives, step));
        lives.work();
        lives.assertNoZombies();
        lives.end();
        steps.forEach(step -> COUNTS.merge(step.kind().toString(), 1, Integer::sum));
        lives.results.forEach((result, n) -> COUNTS.merge("reads, " + result, n, Integer::sum));
        if (COUNTS.merge("sequences", 1, Integer::sum) % 10 == 0) {
            TestTable.startAnew();
        }
        COUNTS.merge("lives", lives.count(), Integer::sum);
        COUNTS.merge("lives under a handle that had one before", lives.heirs(), Integer::sum);
    }

    private static void apply(Lives lives, Step step) {
        switch (step.kind()) {
            case CLAIM -> lives.claim(step.person(), step.handle());
            case LEAVE -> lives.leave(step.person());
            case REGISTER -> lives.register(step.person(), step.film(), step.number());
            case REMOVE -> lives.remove(step.person(), step.film());
            case RESTORE -> lives.restore(step.person(), step.film());
            case EDIT_BY_TAG -> lives.editByTag(step.person(), step.film(), step.number(), step.number());
            case FOLLOW -> lives.follow(step.person(), step.handle());
            case READ -> lives.read(step.edge(), step.handle(), false, 0);
            case READ_KNOWING -> lives.read(step.edge(), step.handle(), true, step.number());
            case TURN_PAGE -> lives.turnPage(step.edge(), step.handle(), step.number());
            case OLD_TOKEN -> lives.useOldToken(step.person(), step.handle(), step.film());
            case LOOK -> lives.look();
            case WORK -> lives.work();
            case EXPIRE -> lives.expire(step.number() > 2);
            case WAIT -> lives.waitFor(step.time());
        }
    }

    /** Tags without the life in them: the edge asks by the earlier life's tag, is told that nothing changed, and shows it. */
    @Test
    void seesAnEarlierLifeWhereTagsAreRevisionsAlone() {
        Lives lives = new Lives(POLICY, (api, request) -> lifeless(Origin.plain(api, unconditional(request)), request));
        lives.claim(0, "alba");
        lives.register(0, 1, 5);
        lives.readContents(0, "alba");
        lives.leave(0);
        lives.waitFor(HELD);
        lives.claim(1, "alba");
        lives.register(1, 2, 4);

        assertThatThrownBy(() -> lives.readContents(0, "alba")).isInstanceOf(AssertionError.class);
    }

    @Test
    void seesAZombieWhereTheWorkIsNotDone() {
        Lives lives = new Lives(POLICY, Origin::plain);
        lives.claim(0, "alba");
        lives.register(0, 1, 5);
        lives.leave(0);

        assertThatThrownBy(lives::assertNoZombies).isInstanceOf(AssertionError.class);
        lives.work();
        lives.assertNoZombies();
    }

    private static Request unconditional(Request request) {
        Request bare = request.to(request.path(), request.query());
        bare.headers().remove("if-none-match");
        return bare;
    }

    private static Response lifeless(Response response, Request request) {
        String tag = response.headers().first("etag", "").replaceAll("\"[^.]*\\.", "\"");
        response.headers().set("etag", tag);
        return tag.equals(request.headers().first("if-none-match"))
                ? new Response(304, response.headers(), new byte[0])
                : response;
    }

    private static JsonNode policy() {
        JsonNode policies = Assembly.template("Prod/Edge").path("Resources");
        for (JsonNode resource : policies) {
            JsonNode config = resource.path("Properties").path("CachePolicyConfig");
            if (config.path("Comment").asText().contains("API")) {
                return config;
            }
        }
        throw new AssertionError("no cache policy for the API in " + policies);
    }
}
