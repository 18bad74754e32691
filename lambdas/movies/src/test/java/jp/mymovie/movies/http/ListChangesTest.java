package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.junit.jupiter.api.Test;

/** A copy of a list that asks for changes alone stays equal to the list. */
final class ListChangesTest {
    private enum Kind {
        PUT,
        DELETE,
        RESTORE,
        SYNC
    }

    private record Step(Kind kind, int tmdbId, int score) {}

    /** What a script holds of a list. */
    private static final class Copy {
        private final Map<Long, Long> scores = new TreeMap<>();
        private long revision;
        private int answers;

        void sync(Api.Call call) {
            long since = revision;
            for (String path = "/me/entries/changes?since=" + since; path != null; answers++) {
                Api.Answer part = call.get(path);
                Contract.holds(MovieRoute.LIST_MY_CHANGES, part);
                JsonObject json = part.json();
                json.objects("items").forEach(item -> scores.put(id(item), item.integer("score")));
                json.integers("deleted").forEach(scores::remove);
                revision = Objects.requireNonNull(json.integer("revision"));
                String link = part.headers().get("link");
                path = link == null ? null : link.substring("</api/v1".length(), link.indexOf('>'));
            }
        }
    }

    private int users;

    private static List<Step> steps(Draw draw) {
        return draw.list(1, 60, () -> new Step(draw.of(Kind.values()), draw.between(1, 12), draw.between(0, 100)));
    }

    @Test
    void followsEveryChangeInMemory() {
        Api api = new Api();
        Seeded.forAll(200, ListChangesTest::steps, steps -> run(api, steps));
    }

    @Test
    void followsEveryChangeOnTheTable() {
        Api api = new Api(new DynamoDbMovieStore(TestTable.client(), TestTable.createWithoutStream()));
        Seeded.forAll(10, ListChangesTest::steps, steps -> run(api, steps));
    }

    private void run(Api api, List<Step> steps) {
        Api.Call call = api.signedUp("user" + ++users);
        Copy copy = new Copy();
        for (Step step : steps) {
            String path = "/me/entries/" + step.tmdbId();
            switch (step.kind()) {
                case PUT -> call.json("{\"score\":" + step.score() + "}").put(path);
                case DELETE -> call.delete(path);
                case RESTORE -> call.post(path + "/restore");
                case SYNC -> copy.sync(call);
            }
        }
        copy.sync(call);
        assertThat(copy.scores).isEqualTo(list(call));
    }

    private static Map<Long, Long> list(Api.Call call) {
        Map<Long, Long> list = new TreeMap<>();
        call.get("/me/entries?limit=100")
                .json()
                .objects("items")
                .forEach(item -> list.put(id(item), item.integer("score")));
        return list;
    }

    private static long id(JsonObject item) {
        return Objects.requireNonNull(item.integer("tmdbId"));
    }

    /** Two changes decided on at one revision get one version, and the second is not missed. */
    @Test
    void missesNothingOfWritersAtOneTime() throws InterruptedException, ExecutionException {
        Api api = new Api(new DynamoDbMovieStore(TestTable.client(), TestTable.createWithoutStream()));
        Api.Call call = api.signedUp("hanako");
        Copy copy = new Copy();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int first = 1 + 20 * writer;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        call.json("{\"score\":" + i + "}").put("/me/entries/" + (first + i));
                        if (i % 4 == 3) {
                            call.delete("/me/entries/" + (first + i - 1));
                        }
                    }
                }));
            }
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                copy.sync(call);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        copy.sync(call);
        assertThat(copy.scores).isEqualTo(list(call)).hasSize(45);
    }

    @Test
    void tellsByTheCountWhatWasDeletedTooLongAgo() {
        World world = new World();
        Api.Call hanako = world.api.signedUp("hanako");
        world.register("hanako", 50, 1, 2);
        Copy copy = new Copy();
        copy.sync(hanako);
        hanako.delete("/me/entries/1");
        world.clock.forward(Duration.ofDays(Holding.KEPT_DAYS + 1));
        copy.sync(hanako);
        JsonObject answer =
                hanako.get("/me/entries/changes?since=" + copy.revision).json();
        assertThat(copy.scores).hasSize(2);
        assertThat(answer.integer("count")).isEqualTo(1);
        TestTable.delete(world.table);
    }

    @Test
    void comesInPartsOfALongListAndReadsNothingOfAnUnchangedOne() {
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako");
        User user = Objects.requireNonNull(api.store.profile(api.id("hanako"))).user();
        for (int id = 1; id <= 7_000; id++) {
            Film film = new Film(id, "t", "t", null, null);
            Stores.replace(
                    api.store,
                    user,
                    null,
                    Entry.registered(film, new Score(1), Api.NOW).by(user(api)));
        }
        Copy copy = new Copy();
        copy.sync(hanako);
        assertThat(copy.scores).hasSize(7_000);
        assertThat(copy.answers).isGreaterThan(2);
        copy.answers = 0;
        copy.sync(hanako);
        assertThat(copy.answers).isEqualTo(1);
        assertThat(hanako.get("/me/entries/changes?since=7000").json().objects("items"))
                .isEmpty();
        assertThat(hanako.get("/me/entries/changes?since=6990").json().objects("items"))
                .hasSizeLessThanOrEqualTo(10 + Holding.MOST_BETWEEN);
    }

    private static User user(Api api) {
        return Objects.requireNonNull(api.store.profile(api.id("hanako"))).user();
    }

    @Test
    void wantsARevisionThatTheListHasHad() {
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako");
        assertThat(hanako.get("/me/entries/changes").problem()).isEqualTo("bad-parameter");
        assertThat(hanako.get("/me/entries/changes?since=1").problem()).isEqualTo("bad-parameter");
        assertThat(hanako.get("/me/entries/changes?since=0").json().integer("revision"))
                .isZero();
    }

    @Test
    void readsFilmsOfTheListByTheirIds() {
        Api api = new Api();
        Api.Call hanako = api.signedUp("hanako");
        for (int id = 1; id <= 3; id++) {
            hanako.json("{\"score\":" + id + "}").put("/me/entries/" + id);
        }
        hanako.delete("/me/entries/2");
        Api.Answer answer = hanako.get("/me/entries?ids=3,2,1,129,3");
        assertThat(answer.json().objects("items"))
                .extracting(ListChangesTest::id)
                .containsExactly(3L, 1L);
        assertThat(answer.json().integer("matches")).isEqualTo(2);
        assertThat(hanako.header("If-None-Match", answer.header("etag"))
                        .get("/me/entries?ids=1")
                        .status())
                .isEqualTo(304);
        assertThat(hanako.get("/me/entries?ids=1,").problem()).isEqualTo("bad-parameter");
        assertThat(hanako.get("/me/entries?ids=1&limit=5").problem()).isEqualTo("bad-request");
        assertThat(hanako.get("/me/entries?ids=1" + ",1".repeat(50)).problem()).isEqualTo("bad-parameter");
        assertThat(api.guest().get("/users/hanako/entries?ids=1").problem()).isEqualTo("bad-parameter");
    }
}
