package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmsById;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every fault at every call to the table that a writing route makes: the answer is the one of an undisturbed request, or
 * says to try again; the table is as before or as after, nothing in between; and trying again ends where an undisturbed
 * request does. {@code -Dsnapshot.update=true} writes {@code docs/faults.md} anew.
 */
final class FaultTableTest {
    private static final Path PAGE = Path.of("../../docs/faults.md");
    private static final Clock CLOCK = Clock.fixed(Api.NOW, ZoneOffset.UTC);
    private static final FilmCatalog FILMS =
            new FilmsById(id -> new Film(id, "film", "film", LocalDate.of(2000, 1, 1), null));

    /** Id that follows from the key "earlier": an import that was stopped. */
    private static final String EARLIER = "KlHTVHwjqN5Q8-Iy";

    /** The requests, each at a world in which it does something. */
    private static final Map<MovieRoute, Function<Api.Call, Api.Answer>> COMMANDS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    MovieRoute.PUT_ME,
                    call -> call.header("If-None-Match", "*")
                            .json("{\"handle\":\"new_one\"}")
                            .put("/me")),
            Map.entry(
                    MovieRoute.PATCH_ME,
                    call -> call.header("If-Match", "*")
                            .json("{\"private\":true,\"url\":\"https://example.org/\"}")
                            .patch("/me")),
            Map.entry(MovieRoute.DELETE_ME, call -> call.delete("/me")),
            Map.entry(
                    MovieRoute.PUT_ENTRY,
                    call -> call.json("{\"score\":60,\"note\":\"n\"}").put("/me/entries/2")),
            Map.entry(
                    MovieRoute.PATCH_ENTRY,
                    call -> call.header("If-Match", "*").json("{\"score\":60}").patch("/me/entries/1")),
            Map.entry(MovieRoute.DELETE_ENTRY, call -> call.delete("/me/entries/1")),
            Map.entry(MovieRoute.RESTORE_ENTRY, call -> call.post("/me/entries/3/restore")),
            Map.entry(
                    MovieRoute.PUT_TOKEN,
                    call -> call.json("{\"scopes\":[\"read\"]}").put("/me/tokens/new")),
            Map.entry(MovieRoute.DELETE_TOKEN, call -> call.delete("/me/tokens/old")),
            Map.entry(MovieRoute.PUT_WISH, call -> call.put("/me/watchlist/4")),
            Map.entry(MovieRoute.DELETE_WISH, call -> call.delete("/me/watchlist/2")),
            Map.entry(MovieRoute.FOLLOW, call -> call.put("/me/following/secret")),
            Map.entry(MovieRoute.UNFOLLOW, call -> call.delete("/me/following/taro")),
            Map.entry(
                    MovieRoute.START_IMPORT,
                    call -> call.header("Content-Type", "text/csv")
                            .header("Idempotency-Key", "k")
                            .body("Name,Rating10\nRan,5\nTampopo,11\n")
                            .post("/me/imports")),
            Map.entry(
                    MovieRoute.PATCH_IMPORT,
                    call -> call.json("{\"wanted\":\"run\"}").patch("/me/imports/" + EARLIER)),
            Map.entry(
                    MovieRoute.CHOOSE_FILMS,
                    call -> call.json("{\"choices\":[{\"row\":0,\"tmdbId\":5}]}")
                            .patch("/me/imports/" + EARLIER + "/rows")),
            Map.entry(
                    MovieRoute.SEND_MESSAGE,
                    call -> call.json("{\"category\":\"other\",\"text\":\"t\"}").post("/contact"))));

    @Test
    void everyFaultAtEveryCallIsAnsweredAndLeavesNothingHalfDone() throws IOException {
        Set<MovieRoute> writing = Arrays.stream(MovieRoute.values())
                .filter(route -> route.effect() == MovieRoute.Effect.WRITE)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(COMMANDS.keySet())
                .as("a route that writes is added to the commands here")
                .containsExactlyInAnyOrderElementsOf(writing);
        List<String> lines = new ArrayList<>(List.of(
                "# What each fault of the table does to each write",
                "",
                "Every call to the table that a route makes, struck once by every fault. A number is the status of the answer; a request that is struck and then sent again ends as one that was not struck. Written by `FaultTableTest`.",
                "",
                "| route | call | "
                        + Arrays.stream(Fault.values())
                                .map(fault ->
                                        fault.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .collect(Collectors.joining(" | "))
                        + " |",
                "|---|---|" + "---|".repeat(Fault.values().length)));
        COMMANDS.forEach((route, command) -> lines.addAll(rows(route, command)));
        String page = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    private static List<String> rows(MovieRoute route, Function<Api.Call, Api.Answer> command) {
        World undisturbed = new World(route);
        Set<String> before = undisturbed.items();
        undisturbed.client.fail(Fault.CRASH_BEFORE, call -> false);
        int status = command.apply(undisturbed.caller()).status();
        assertThat(status).as(route.name()).isBetween(200, 299);
        List<String> calls = undisturbed.client.calls();
        Set<String> after = undisturbed.items();
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= calls.size(); i++) {
            StringBuilder row = new StringBuilder("| %s | %d %s |".formatted(route, i, calls.get(i - 1)));
            for (Fault fault : Fault.values()) {
                World world = new World(route);
                int struck = i;
                world.client.fail(fault, call -> call == struck);
                int answer = command.apply(world.caller()).status();
                String what = "%s, call %d, %s".formatted(route, i, fault);
                assertThat(answer).as(what).isIn(status, 503, 500);
                assertThat(answer == 500).as(what).isEqualTo(!fault.passes());
                assertThat(world.items())
                        .as(what)
                        .satisfiesAnyOf(
                                items -> assertThat(items).isEqualTo(before),
                                items -> assertThat(items).isEqualTo(after),
                                // The parts of a file lie about unseen until its job is there, and expire.
                                items -> assertThat(route).isEqualTo(MovieRoute.START_IMPORT));
                world.client.fail(fault, call -> false);
                int again = command.apply(world.caller()).status();
                if (route != MovieRoute.PUT_ME && route != MovieRoute.PATCH_ME && route != MovieRoute.PATCH_ENTRY) {
                    assertThat(again).as(what + ", again").isIn(status, 200, 202, 204);
                } else {
                    // Where it was done before the answer was lost, what was expected is there no longer.
                    assertThat(again).as(what + ", again").isIn(status, 412);
                }
                if (route != MovieRoute.SEND_MESSAGE) {
                    assertThat(world.items()).as(what + ", again").isEqualTo(after);
                }
                world.end();
                row.append(" ").append(answer).append(" |");
            }
            rows.add(row.toString());
        }
        return rows;
    }

    /** A small world in a table of its own, whose commands go through a client that can be struck. */
    private static final class World {
        /** The first world, which the others are copied from. */
        private static final List<Map<String, AttributeValue>> ITEMS = new ArrayList<>();

        private final String table = TestTable.createWithoutStream();
        private final FaultyClient client = new FaultyClient(TestTable.client());
        private final Api api;
        private final MovieRoute route;

        private World(MovieRoute route) {
            this.route = route;
            api = new Api(TableParts.of(client.client(), table, FILMS, CLOCK));
            if (ITEMS.isEmpty()) {
                furnish();
                ITEMS.addAll(
                        TestTable.client().scan(scan -> scan.tableName(table)).items());
            } else {
                for (Map<String, AttributeValue> item : ITEMS) {
                    TestTable.client().putItem(put -> put.tableName(table).item(item));
                }
            }
        }

        private void furnish() {
            for (String user : List.of("hanako", "taro", "secret")) {
                api.signedUp(user).json("{\"score\":50}").put("/me/entries/1");
            }
            Api.Call hanako = api.as("hanako");
            hanako.put("/me/watchlist/2");
            hanako.json("{\"scopes\":[\"read\"]}").put("/me/tokens/old");
            hanako.json("{\"score\":50}").put("/me/entries/3");
            hanako.delete("/me/entries/3");
            hanako.put("/me/following/taro");
            hanako.header("Content-Type", "text/csv")
                    .header("Idempotency-Key", "earlier")
                    .body("Name,Rating10\nRan,5\n")
                    .post("/me/imports");
            Api.Answer stopped = hanako.json("{\"wanted\":\"stop\"}").patch("/me/imports/" + EARLIER);
            assertThat(stopped.status()).as(stopped.body()).isEqualTo(202);
        }

        /** Hundreds of tables slow down the tests that come after. */
        private void end() {
            TestTable.delete(table);
        }

        private Api.Call caller() {
            return route == MovieRoute.PUT_ME ? api.as("stranger") : api.as("hanako");
        }

        /** All that lasts: without counters of limits, what TMDB said of a film, and what is made up anew each time. */
        private Set<String> items() {
            String stranger = Objects.requireNonNullElse(api.store.userId(Stores.identity("stranger")), "NOBODY");
            return TestTable.client().scan(scan -> scan.tableName(table)).items().stream()
                    .filter(item -> !String.valueOf(item.get("pk")).contains("Q#"))
                    .filter(item -> !AttributeValue.fromS("FILM").equals(item.get("sk")))
                    .map(item -> new TreeMap<>(item)
                            .toString()
                            .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "RANDOM")
                            .replace(stranger, "STRANGER")
                            .replaceAll("(T#|id=AttributeValue\\(S=)[A-Za-z0-9_-]{16}", "$1TOKEN")
                            .replaceAll("digest=AttributeValue\\(S=[A-Za-z0-9+/]{43}=\\)", "digest")
                            .replaceAll("(TOKENS.*)version=AttributeValue\\(N=[0-9]+\\)", "$1version")
                            .replaceAll("expiresAt=AttributeValue\\(N=[0-9]+\\)", "expiresAt"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
