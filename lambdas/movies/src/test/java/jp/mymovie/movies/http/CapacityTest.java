package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.dynamodb.Audit;
import jp.mymovie.movies.dynamodb.CountingClient;
import jp.mymovie.movies.dynamodb.DocumentedUnits;
import jp.mymovie.movies.dynamodb.DynamoDbAnswerCache;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.LongList;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.tmdb.Tmdb;
import jp.mymovie.movies.tmdb.UnwellTmdb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What each route costs where the list is long and the others are many: its calls of the tables, and the capacity
 * DynamoDB Local counts for them. {@code -Dsnapshot.update=true} writes {@code docs/capacity.md} anew.
 */
final class CapacityTest {
    private static final Path PAGE = Path.of("../../docs/capacity.md");
    private static final int FILMS = 10_000;
    private static final int OTHERS = 60;
    private static final int DRAWS = 200;

    private final UnwellTmdb tmdb = new UnwellTmdb();
    private final String table = TestTable.create();
    private final CountingClient counted = new CountingClient(new DocumentedUnits(table));
    private final Clock clock = Clock.fixed(Api.NOW, ZoneOffset.UTC);
    private final DynamoDbClient client = TestTable.client();
    private final Api api = new Api(TableParts.of(
            counted.of(client),
            table,
            Tmdb.cached(
                    tmdb.base(),
                    "secret",
                    new DynamoDbAnswerCache(counted.of(TestTable.answersClient()), TestTable.createAnswers(), clock),
                    clock),
            clock));
    private final Api.Call guest = api.guest();
    private final Api.Call hanako = api.signedUp("hanako");
    private final Set<MovieRoute> measured = EnumSet.noneOf(MovieRoute.class);
    private final Map<String, Cost> costs = new TreeMap<>();
    private final List<String> lines = new ArrayList<>(List.of(
            "# What each route asks of the tables",
            "",
            "The calls of one request and the capacity DynamoDB Local counts for them, of a user with %,d films, %d followers and %d followed, on whose feed, watchlist and film pages stand as many. Lists are their first page of 50. A public read that the edge answers from its copy asks nothing of them (decision 43). Write units are those of the main table by the rules that AWS documents, computed from what the stream of the table says of each item; beside them what DynamoDB Local counts, which rounds and doubles transactions in a way of its own, and counts the table of answers too. Written by `CapacityTest`, which refuses a Scan."
                    .formatted(FILMS, OTHERS, OTHERS),
            "",
            "| route | request | calls | read units | write units | by DynamoDB Local |",
            "|---|---|---|---|---|---|"));

    private record Cost(List<String> calls, double reads, double writes, int documented) {}

    @AfterEach
    void stop() {
        tmdb.close();
    }

    @Test
    void everyRouteCostsWhatThePageSays() throws IOException {
        furnish();
        assertThat(new Audit(client, table).run())
                .as("the list is as if it had been clicked")
                .isEmpty();
        measure();
        assertThat(measured).containsExactlyInAnyOrder(MovieRoute.values());
        assertThatAPageOfALongListIsOneQuery();
        String page = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    private void assertThatAPageOfALongListIsOneQuery() {
        for (String sort : List.of("registered", "score", "release", "title")) {
            Cost theirs = cost("LIST_ENTRIES by " + sort);
            assertThat(theirs.calls()).containsExactly("getItem", "query");
            assertThat(theirs.reads() - 0.5).as("eventually consistent").isLessThanOrEqualTo(2);
            Cost own = cost("LIST_MY_ENTRIES by " + sort);
            assertThat(own.calls()).containsExactly("getItem", "getItem", "query");
            assertThat(own.reads() - 1.5).as("consistent").isLessThanOrEqualTo(4);
        }
        assertThat(cost("LIST_ENTRIES unchanged since, 304")).isEqualTo(new Cost(List.of("getItem"), 0.5, 0, 0));
    }

    private void furnish() {
        User user = user("hanako");
        LongList.register(client, table, user, 1, FILMS, Api.NOW.minusSeconds(FILMS));
        DynamoDbFeed feed = new DynamoDbFeed(client, table);
        for (int i = 0; i < OTHERS; i++) {
            String other = "other_%02d".formatted(i);
            api.signedUp(other);
            LongList.register(client, table, user(other), 1, 2, Api.NOW.plusSeconds(i));
            hanako.put("/me/following/" + other);
            api.as(other).put("/me/following/hanako");
            api.store.wish(api.id("hanako"), new Wish(LongList.film(20_000 + i), Api.NOW.plusSeconds(i)));
            feed.tell(api.id(other), Entry.registered(LongList.film(1), new Score(1), Api.NOW.plusSeconds(i + 1)));
        }
        api.signedUp("stranger");
    }

    private void measure() {
        tmdb.answer(UnwellTmdb.json(films()));
        cost(MovieRoute.HEALTH, "", () -> guest.get("/health"));
        cost(MovieRoute.SEARCH_FILMS, "asked for the first time", () -> hanako.get("/films/search?q=sen"));
        cost(MovieRoute.SEARCH_FILMS, "again", () -> hanako.get("/films/search?q=sen"));
        cost(MovieRoute.GET_FILM, "", () -> guest.get("/films/1"));
        cost(MovieRoute.LIST_FILM_ENTRIES, "", () -> guest.get("/films/1/entries"));
        cost(MovieRoute.GET_ME, "", () -> hanako.get("/me"));
        cost(MovieRoute.GET_MY_STATS, "", () -> hanako.get("/me/stats"));
        for (String sort : List.of("registered", "score", "release", "title")) {
            cost(MovieRoute.LIST_MY_ENTRIES, "by " + sort, () -> hanako.get("/me/entries?sort=" + sort));
        }
        for (String filter : List.of("decade=1990", "q=%E5%8D%83&limit=1")) {
            String shown = filter.startsWith("q") ? "of a title" : "of a decade";
            Api.Answer first = cost(
                    MovieRoute.LIST_ENTRIES,
                    shown + ", first page and count",
                    () -> guest.get("/users/hanako/entries?" + filter));
            String second = first.header("link");
            cost(
                    MovieRoute.LIST_ENTRIES,
                    shown + ", second page",
                    () -> guest.get(second.substring("</api/v1".length(), second.indexOf('>'))));
        }
        cost(MovieRoute.EXPORT_ENTRIES, "the first part", () -> hanako.get("/me/entries/export"));
        cost(MovieRoute.LIST_MY_ENTRIES, "50 films", () -> hanako.get("/me/entries?ids=" + ids()));
        cost(MovieRoute.LIST_MY_CHANGES, "of some films", () -> hanako.get("/me/entries/changes?since=9990"));
        long revision = user("hanako").revision();
        cost(MovieRoute.LIST_MY_CHANGES, "of none", () -> hanako.get("/me/entries/changes?since=" + revision));
        cost(MovieRoute.GET_ARCHIVE, "the first part", () -> hanako.get("/me/archive"));
        cost(MovieRoute.GET_ENTRY, "", () -> hanako.get("/me/entries/1"));
        cost(MovieRoute.LIST_WATCHLIST, "", () -> hanako.get("/me/watchlist"));
        cost(MovieRoute.LIST_MY_FOLLOWING, "", () -> hanako.get("/me/following"));
        cost(MovieRoute.FOLLOWS, "", () -> hanako.get("/me/following/other_00"));
        cost(MovieRoute.LIST_FEED, "", () -> hanako.get("/me/feed"));
        cost(MovieRoute.SEARCH_USERS, "", () -> guest.get("/users?prefix=ot"));
        cost(MovieRoute.GET_USER, "", () -> guest.get("/users/hanako"));
        for (String sort : List.of("registered", "score", "release", "title")) {
            cost(MovieRoute.LIST_ENTRIES, "by " + sort, () -> guest.get("/users/hanako/entries?sort=" + sort));
        }
        String tag = guest.get("/users/hanako/entries").header("etag");
        cost(
                MovieRoute.LIST_ENTRIES,
                "unchanged since, 304",
                () -> guest.header("If-None-Match", tag).get("/users/hanako/entries"));
        cost(MovieRoute.LIST_FOLLOWING, "", () -> guest.get("/users/hanako/following"));
        cost(MovieRoute.LIST_FOLLOWERS, "", () -> guest.get("/users/hanako/followers"));
        cost(MovieRoute.GET_STATS, "", () -> guest.get("/users/hanako/stats"));
        dearestOfManyDraws();
        measureCommands();
    }

    /** A page of a search, of overviews that no algorithm makes much smaller. */
    private static String films() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(id -> "{\"id\":%d,\"title\":\"千と千尋の神隠し\",\"overview\":\"%s\"}"
                        .formatted(
                                id,
                                new Random(id)
                                        .ints(300, '一', '一' + 2_000)
                                        .mapToObj(Character::toString)
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining(",", "{\"total_pages\":1,\"results\":[", "]}"));
    }

    private void measureCommands() {
        String film = "{\"id\":30000,\"title\":\"千と千尋の神隠し\",\"release_date\":\"2001-07-20\"}";
        tmdb.answer(UnwellTmdb.json(film));
        cost(
                MovieRoute.PUT_ME,
                "",
                () -> api.as("new_one")
                        .header("If-None-Match", "*")
                        .json("{\"handle\":\"new_one\"}")
                        .put("/me"));
        cost(
                MovieRoute.PATCH_ME,
                "",
                () -> hanako.header("If-Match", "*")
                        .json("{\"nickname\":\"花子\"}")
                        .patch("/me"));
        cost(
                MovieRoute.PUT_ENTRY,
                "registers",
                () -> hanako.json("{\"score\":60}").put("/me/entries/30000"));
        cost(
                MovieRoute.PUT_ENTRY,
                "rescores",
                () -> hanako.json("{\"score\":61}").put("/me/entries/30000"));
        cost(
                MovieRoute.PUT_ENTRY,
                "changes nothing",
                () -> hanako.json("{\"score\":61}").put("/me/entries/30000"));
        cost(MovieRoute.DELETE_ENTRY, "", () -> hanako.delete("/me/entries/30000"));
        cost(MovieRoute.RESTORE_ENTRY, "", () -> hanako.post("/me/entries/30000/restore"));
        cost(
                MovieRoute.PATCH_ENTRY,
                "a note of 600 characters",
                () -> hanako.header("If-Match", "*")
                        .json("{\"note\":\"%s\"}".formatted("千".repeat(600)))
                        .patch("/me/entries/30000"));
        cost(MovieRoute.DELETE_ENTRY, "with that note", () -> hanako.delete("/me/entries/30000"));
        cost(
                MovieRoute.PUT_TOKEN,
                "the first",
                () -> hanako.json("{\"scopes\":[\"read\"]}").put("/me/tokens/backup"));
        cost(
                MovieRoute.LIST_TOKENS,
                "without the days of use, each a read of the table of answers",
                () -> hanako.get("/me/tokens"));
        cost(MovieRoute.DELETE_TOKEN, "", () -> hanako.delete("/me/tokens/backup"));
        cost(MovieRoute.PUT_WISH, "", () -> hanako.put("/me/watchlist/30001"));
        cost(MovieRoute.DELETE_WISH, "", () -> hanako.delete("/me/watchlist/30001"));
        cost(MovieRoute.FOLLOW, "", () -> hanako.put("/me/following/stranger"));
        cost(MovieRoute.UNFOLLOW, "", () -> hanako.delete("/me/following/stranger"));
        Api.Answer started = cost(
                MovieRoute.START_IMPORT,
                "of 100 rows",
                () -> hanako.header("Content-Type", "text/csv")
                        .header("Idempotency-Key", "k")
                        .body("Name,Rating10\n" + "Ran,5\n".repeat(100))
                        .post("/me/imports"));
        String location = started.header("location").substring(Links.BASE.length());
        cost(MovieRoute.LIST_IMPORTS, "", () -> hanako.get("/me/imports"));
        cost(MovieRoute.GET_IMPORT, "", () -> hanako.get(location));
        cost(MovieRoute.LIST_IMPORT_ROWS, "", () -> hanako.get(location + "/rows"));
        cost(
                MovieRoute.PATCH_IMPORT,
                "to stop it",
                () -> hanako.json("{\"wanted\":\"stop\"}").patch(location));
        cost(
                MovieRoute.CHOOSE_FILMS,
                "for one row",
                () -> hanako.json("{\"choices\":[{\"row\":0,\"tmdbId\":30000}]}")
                        .patch(location + "/rows"));
        cost(
                MovieRoute.SEND_MESSAGE,
                "",
                () -> guest.json("{\"category\":\"other\",\"text\":\"%s\"}".formatted("千".repeat(300)))
                        .post("/contact"));
        cost(MovieRoute.DELETE_ME, "", () -> hanako.delete("/me"));
    }

    /** Chance decides whether a draw begins again at the start of its shard. */
    private void dearestOfManyDraws() {
        Cost dearest = new Cost(List.of(), 0, 0, 0);
        for (int i = 0; i < DRAWS; i++) {
            counted.reset();
            assertThat(guest.get("/users/random").status()).isEqualTo(200);
            dearest = counted.readUnits() > dearest.reads() ? now() : dearest;
        }
        note(MovieRoute.RANDOM_USER, "the dearest of %d draws".formatted(DRAWS), dearest);
    }

    private Api.Answer cost(MovieRoute route, String request, Supplier<Api.Answer> call) {
        counted.reset();
        Api.Answer answer = call.get();
        assertThat(answer.status())
                .as(route + " " + request + " " + answer.body())
                .isBetween(200, 304);
        note(route, request, now());
        return answer;
    }

    private Cost now() {
        return new Cost(counted.calls(), counted.readUnits(), counted.writeUnits(), counted.documentedUnits());
    }

    private void note(MovieRoute route, String request, Cost cost) {
        measured.add(route);
        costs.put((route + " " + request).strip(), cost);
        Map<String, Long> calls =
                cost.calls().stream().collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        lines.add("| %s | %s | %s | %s | %d | %s |"
                .formatted(
                        route,
                        request,
                        calls.entrySet().stream()
                                .map(call -> (call.getValue() > 1 ? call.getValue() + " " : "") + call.getKey())
                                .collect(Collectors.joining(", ")),
                        number(cost.reads()),
                        cost.documented(),
                        number(cost.writes())));
    }

    private Cost cost(String of) {
        return Objects.requireNonNull(costs.get(of), of);
    }

    private static String ids() {
        return IntStream.rangeClosed(1, 50).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private User user(String id) {
        return Objects.requireNonNull(api.store.profile(api.id(id))).user();
    }

    private static String number(double units) {
        return units == Math.rint(units) ? String.valueOf((long) units) : String.format(Locale.ROOT, "%.1f", units);
    }
}
