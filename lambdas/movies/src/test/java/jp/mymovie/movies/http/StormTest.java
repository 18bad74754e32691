package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmsById;
import jp.mymovie.movies.dynamodb.Audit;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbMailbox;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbScriptTokens;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.dynamodb.UserIds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sixty-four clients at once on what is most in demand, on a table that answers every eighth call with a throttle, a
 * conflict, or not at all: no update is lost, and every count is right afterwards.
 */
final class StormTest {
    private static final int CLIENTS = 64;
    private static final int EDITORS = 12;

    private final String table = TestTable.createWithoutStream();
    private final DynamoDbClient database = TestTable.client();
    private final FaultyClient client = new FaultyClient(database);
    private final Audit audit = new Audit(database, table);
    private final Api api = new Api(new Parts(
            new DynamoDbMovieStore(client.client(), table),
            new DynamoDbFeed(client.client(), table),
            new DynamoDbDepartures(client.client(), table, Clock.systemUTC()),
            new DynamoDbImports(client.client(), table),
            new DynamoDbMailbox(client.client(), table),
            (who, times, window) -> 1,
            new DynamoDbScriptTokens(client.client(), table, client.client(), table, Clock.systemUTC()),
            new FilmsById(id -> new Film(id, "film", "film", LocalDate.of(1950 + id % 70, 1, 1), null)),
            new DynamoDbFilms(client.client(), table),
            UserIds::random,
            new Cursors("key"),
            new Pseudonyms("key"),
            Clock.systemUTC(),
            new RequestLog(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    Clock.systemUTC())));

    @Test
    void onOneList() throws Exception {
        storm(2);
    }

    @Tag("deep")
    @Test
    void onOneListForLong() throws Exception {
        storm(20);
    }

    @Test
    void onOneEntry() throws Exception {
        api.signedUp("user0");
        inBadWeather(this::oneEntry);
    }

    private void storm(int rounds) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            api.signedUp("user" + i);
        }
        inBadWeather(() -> {
            oneList(rounds);
            oneFilm(rounds);
            mutualFollows(rounds);
        });
    }

    private void inBadWeather(Scene scene) throws Exception {
        for (Fault fault : List.of(Fault.CONFLICT, Fault.THROTTLED, Fault.TIMEOUT_AFTER, Fault.TIMEOUT_BEFORE)) {
            client.fail(fault, call -> ThreadLocalRandom.current().nextInt(8) == 0);
            scene.play();
        }
        client.fail(Fault.CRASH_BEFORE, call -> false);
        assertThat(audit.run()).isEmpty();
    }

    /** Each client adds a film of its own, changes it by its version and may delete it; what was told happened. */
    private void oneList(int rounds) throws Exception {
        AtomicInteger there = new AtomicInteger();
        long before = count();
        atOnce((number, random) -> {
            String path = "/me/entries/" + (ThreadLocalRandom.current().nextInt(1_000_000) * 64 + number + 1000);
            int score = 0;
            for (int round = 0; round < rounds; round++) {
                Api.Answer put =
                        sure(() -> api.as("user0").json("{\"score\":50}").put(path));
                assertThat(put.status()).isIn(200, 201);
                score = random.nextInt(101);
                String body = "{\"score\":" + score + "}";
                Api.Answer patched = sure(() -> api.as("user0")
                        .header("If-Match", put.header("etag"))
                        .json(body)
                        .patch(path));
                // Where an answer was lost the version is a later one, but nobody else changes this film.
                assertThat(patched.status()).isIn(200, 412);
            }
            if (number % 3 == 0) {
                assertThat(sure(() -> api.as("user0").delete(path)).status()).isEqualTo(204);
            } else {
                there.incrementAndGet();
                assertThat(sure(() -> api.as("user0").get(path)).json().integer("score"))
                        .isEqualTo(score);
            }
        });
        assertThat(count()).isEqualTo(before + there.get());
    }

    /**
     * Some clients, since of those who read one version one is taken and all others ask again: each adds its number to one
     * note, by the version that it read, and the last note has the numbers of all.
     */
    private void oneEntry() throws Exception {
        String path = "/me/entries/2";
        sure(() -> api.as("user0").json("{\"score\":50,\"note\":\"|\"}").put(path));
        atOnce((number, random) -> {
            Api.Answer read = sure(() -> api.as("user0").get(path));
            while (number < EDITORS && !note(read).contains("|" + number + "|")) {
                Api.Answer known = read;
                String body = "{\"note\":\"" + note(known) + number + "|\"}";
                sure(() -> api.as("user0")
                        .header("If-Match", known.header("etag"))
                        .json(body)
                        .patch(path));
                read = sure(() -> api.as("user0").get(path));
            }
        });
        assertThat(note(sure(() -> api.as("user0").get(path))).substring(1).split("\\|"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, EDITORS).mapToObj(Integer::toString).toList());
    }

    private static String note(Api.Answer entry) {
        return Objects.requireNonNull(entry.json().string("note"));
    }

    private long count() {
        return Objects.requireNonNull(
                sure(() -> api.as("user0").get("/me")).json().integer("count"));
    }

    private void oneFilm(int rounds) throws Exception {
        atOnce((number, random) -> {
            for (int round = 0; round < rounds; round++) {
                String body = "{\"score\":" + number + "}";
                assertThat(sure(() -> api.as("user" + number).json(body).put("/me/entries/1"))
                                .status())
                        .isIn(200, 201);
                if (round % 2 == 1) {
                    sure(() -> api.as("user" + number).delete("/me/entries/1"));
                    sure(() -> api.as("user" + number).json(body).put("/me/entries/1"));
                }
            }
        });
        assertThat(sure(() -> api.guest().get("/films/1")).json().integer("count"))
                .isEqualTo(CLIENTS);
    }

    private void mutualFollows(int rounds) throws Exception {
        atOnce((number, random) -> {
            int other = number ^ 1;
            for (int round = 0; round < rounds; round++) {
                String path = "/me/following/user" + (round % 2 == 0 ? other : (number + 2) % CLIENTS);
                assertThat(sure(() -> api.as("user" + number).put(path)).status())
                        .isEqualTo(204);
                if (random.nextBoolean()) {
                    assertThat(sure(() -> api.as("user" + number).delete(path)).status())
                            .isEqualTo(204);
                }
            }
        });
    }

    /** Sends a request until it is answered otherwise than with 503, as a client does. */
    private static Api.Answer sure(Callable<Api.Answer> request) {
        try {
            Api.Answer answer = request.call();
            while (answer.status() == 503) {
                answer = request.call();
            }
            assertThat(answer.status()).as(answer.body()).isLessThan(500);
            return answer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void atOnce(Client client) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                running.add(threads.submit(() -> client.run(number, new Random(number))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    @FunctionalInterface
    private interface Scene {
        void play() throws Exception;
    }

    @FunctionalInterface
    private interface Client {
        void run(int number, Random random);
    }
}
