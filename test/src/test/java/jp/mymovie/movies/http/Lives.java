package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.local.edge.EdgeCache;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Response;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmsById;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.dynamodb.UserIds;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.tmdb.TestClock;
import jp.mymovie.movies.work.StreamWork;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accounts that come and go under a few handles: the real service behind two edges, and beside it the model of it. */
final class Lives {
    static final List<String> HANDLES = List.of("alba", "alma");
    static final int PEOPLE = 3;
    static final int FILMS = 3;

    /** Longest that a copy may be shown: its {@code s-maxage}. */
    private static final Duration COPY = Duration.ofSeconds(30);

    /** Longest that Cognito lets an access token live; ours live shorter. */
    private static final Duration TOKEN = Duration.ofDays(1);

    private final String table = TestTable.create();
    private final TestClock clock = new TestClock();
    private final List<String> ids = new ArrayList<>();
    private final Api api;
    private final StreamWork work;
    private final List<EdgeCache> edges;
    private final List<Person> people;

    private final Map<String, Life> owners = new TreeMap<>();
    private final Map<String, Instant> heldUntil = new TreeMap<>();
    private final History history = new History();
    private final List<Life> over = new ArrayList<>();
    private final List<String> entryTags = new ArrayList<>(List.of("\"none.1\""));
    private final List<String> listTags = new ArrayList<>(List.of("\"none.0\""));
    private final List<String> cursors = new ArrayList<>(List.of("AAAA"));
    private final Map<String, Instant> deletedAccounts = new TreeMap<>();
    private int heirs;
    private int asked;

    /** How often which result of the caches came about. */
    final Map<String, Integer> results = new TreeMap<>();

    /** Somebody who signs up anew after each departure. */
    private static final class Person {
        private final String name;
        private final List<String> left = new ArrayList<>();
        private @Nullable Life life;

        Person(String name) {
            this.name = name;
        }

        String subject() {
            return name + "-" + left.size();
        }
    }

    /** @param origin behind the edges */
    Lives(JsonNode policy, Origin origin) {
        FilmCatalog catalog = new FilmsById(id -> new Film(id, "film", "film", LocalDate.of(2000, 1, 1), null));
        api = new Api(TableParts.of(TestTable.client(), table, catalog, clock, OutputStream.nullOutputStream(), () -> {
            ids.add(UserIds.random());
            return ids.getLast();
        }));
        work = new StreamWork(
                TestTable.client(),
                table,
                catalog,
                clock,
                identity -> deletedAccounts.put(identity.subject(), clock.instant()));
        edges = Stream.generate(() -> new EdgeCache(clock, policy, request -> origin.answer(api, request)))
                .limit(2)
                .toList();
        people = Stream.of("ann", "bob", "cid").map(Person::new).toList();
        HANDLES.forEach(this::note);
    }

    int count() {
        return owners.size() + over.size();
    }

    /** Lives under a handle that had one before. */
    int heirs() {
        return heirs;
    }

    void end() {
        TestTable.delete(table);
    }

    void claim(int person, String handle) {
        Person one = people.get(person);
        Api.Answer answer = claim(one.subject(), handle);
        Instant held = heldUntil.get(handle);
        boolean free = !owners.containsKey(handle) && (held == null || held.isBefore(clock.instant()));
        if (one.life != null) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(412);
        } else if (free) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            one.life = new Life(ids.getLast(), handle);
            owners.put(handle, one.life);
            heirs += held == null ? 0 : 1;
            note(handle);
        } else {
            assertThat(answer.problem()).isEqualTo("handle-taken");
        }
    }

    private Api.Answer claim(String subject, String handle) {
        return api.as(subject)
                .header("If-None-Match", "*")
                .json("{\"handle\":\"" + handle + "\"}")
                .put("/me");
    }

    void leave(int person) {
        Person one = people.get(person);
        Api.Answer answer = api.as(one.subject()).delete("/me");
        assertThat(answer.status()).isEqualTo(one.life == null ? 404 : 202);
        if (one.life != null) {
            Life life = one.life;
            one.left.add(one.subject());
            one.life = null;
            life.over = true;
            over.add(life);
            owners.remove(life.handle);
            heldUntil.put(life.handle, clock.instant().plus(Duration.ofDays(User.HANDLE_HELD_DAYS)));
            note(life.handle);
        }
    }

    /** Everything that a token of a deleted account could be good for, as long as one can live. */
    void useOldToken(int person, String handle, int film) {
        for (String subject : people.get(person).left) {
            Instant deleted = deletedAccounts.get(subject);
            if (deleted == null || clock.instant().isBefore(deleted.plus(TOKEN))) {
                Api.Call old = api.as(subject);
                assertThat(claim(subject, handle).problem()).isEqualTo("account-deleted");
                assertThat(List.of(
                                old.get("/me"),
                                old.get("/me/entries"),
                                old.get("/me/feed"),
                                old.json("{\"score\":1}").put("/me/entries/" + film),
                                old.post("/me/entries/" + film + "/restore"),
                                old.put("/me/following/" + handle)))
                        .extracting(Api.Answer::problem)
                        .containsOnly("no-profile");
            }
        }
    }

    void register(int person, int film, int score) {
        Life life = people.get(person).life;
        Api.Answer answer = as(person).json("{\"score\":" + score + "}").put("/me/entries/" + film);
        if (life == null) {
            assertThat(answer.problem()).isEqualTo("no-profile");
            return;
        }
        assertThat(answer.status()).isEqualTo(life.scores.containsKey(film) ? 200 : 201);
        scored(life, film, score, answer);
    }

    private void scored(Life life, int film, int score, Api.Answer answer) {
        life.score(film, score, answer.header("etag"));
        entryTags.add(answer.header("etag"));
        note(life.handle);
    }

    void remove(int person, int film) {
        Life life = people.get(person).life;
        Api.Answer answer = as(person).delete("/me/entries/" + film);
        assertThat(answer.status()).isEqualTo(life == null ? 409 : 204);
        if (life != null) {
            life.remove(film, clock.instant());
            note(life.handle);
        }
    }

    void restore(int person, int film) {
        Life life = people.get(person).life;
        Api.Answer answer = as(person).post("/me/entries/" + film + "/restore");
        Integer score = life == null ? null : life.scores.getOrDefault(film, life.restorable(film, clock.instant()));
        if (life == null || score == null) {
            assertThat(answer.status()).isEqualTo(life == null ? 409 : 410);
        } else {
            assertThat(answer.status()).isEqualTo(200);
            scored(life, film, score, answer);
        }
    }

    /** Edits under the condition of a tag that was given for some entry of some life. */
    void editByTag(int person, int film, int score, int number) {
        Life life = people.get(person).life;
        String tag = entryTags.get(Math.floorMod(-number, entryTags.size()));
        Api.Answer answer = as(person)
                .header("If-Match", tag)
                .json("{\"score\":" + score + "}")
                .patch("/me/entries/" + film);
        if (life == null || !life.scores.containsKey(film)) {
            assertThat(answer.status()).isEqualTo(life == null ? 409 : 404);
        } else if (!tag.equals(life.tags.get(film))) {
            assertThat(answer.problem()).isEqualTo("stale");
        } else {
            assertThat(answer.status()).isEqualTo(200);
            scored(life, film, score, answer);
        }
    }

    void follow(int person, String handle) {
        Life life = people.get(person).life;
        Life other = owners.get(handle);
        Api.Answer answer = as(person).put("/me/following/" + handle);
        if (life == null || other == null || life == other) {
            assertThat(answer.status()).isEqualTo(life == null ? 409 : other == null ? 404 : 422);
        } else {
            assertThat(answer.status()).isEqualTo(204);
            life.following.add(other);
        }
    }

    /** Through an edge; with the tag of some list of some life where {@code known}. */
    void read(int edge, String handle, boolean known, int number) {
        String tag = known ? listTags.get(Math.floorMod(-number, listTags.size())) : null;
        Headers headers = new Headers();
        if (tag != null) {
            headers.set("if-none-match", tag);
        }
        var answer = edges.get(edge).get("/users/" + handle + "/entries", headers);
        results.merge(answer.result(), 1, Integer::sum);
        assertMayBeShown(handle, answer.response(), tag);
    }

    /** The same for tags that say less: what is on the list must be the owner's all the same. */
    void readContents(int edge, String handle) {
        Response response = edges.get(edge)
                .get("/users/" + handle + "/entries", new Headers())
                .response();
        JsonObject body = Api.read(new String(response.body(), StandardCharsets.UTF_8));
        assertThat(showable(handle)).anyMatch(list -> list.endsWith(" " + scores(body)));
    }

    private void assertMayBeShown(String handle, Response response, @Nullable String tag) {
        List<String> lists = showable(handle);
        switch (response.status()) {
            case 404 -> assertThat(lists.getLast()).isEqualTo(History.NOBODY);
            case 304 -> assertThat(lists).anyMatch(list -> list.startsWith(Objects.requireNonNull(tag) + " "));
            case 200 -> {
                String etag = Objects.requireNonNull(response.headers().first("etag"));
                JsonObject body = Api.read(new String(response.body(), StandardCharsets.UTF_8));
                assertThat(lists).contains(etag + " " + scores(body));
                listTags.add(etag);
            }
            default -> throw new AssertionError(response.toString());
        }
    }

    private static Map<Integer, Integer> scores(JsonObject page) {
        Map<Integer, Integer> scores = new TreeMap<>();
        page.objects("items")
                .forEach(item -> scores.put(
                        Objects.requireNonNull(item.integer("tmdbId")).intValue(),
                        Objects.requireNonNull(item.integer("score")).intValue()));
        return scores;
    }

    /** A page behind a cursor of some life: of that life, or refused. */
    void turnPage(int edge, String handle, int number) {
        var first = edges.get(edge).get("/users/" + handle + "/entries?limit=1", new Headers());
        if (first.response().status() == 200) {
            String next = Api.read(new String(first.response().body(), StandardCharsets.UTF_8))
                    .string("next");
            if (next != null) {
                cursors.add(next);
            }
        }
        String cursor = cursors.get(Math.floorMod(-number, cursors.size()));
        var second = edges.get(edge).get("/users/" + handle + "/entries?limit=1&cursor=" + cursor, new Headers());
        if (second.response().status() == 200) {
            String etag = Objects.requireNonNull(second.response().headers().first("etag"));
            assertThat(showable(handle)).anyMatch(list -> list.startsWith(etag + " "));
        } else {
            assertThat(second.response().status()).isIn(400, 404);
        }
    }

    void waitFor(Duration time) {
        clock.forward(time);
    }

    void work() {
        work.drain();
    }

    /** Removes what has expired, all or as much as a coin says; DynamoDB takes days for it. */
    void expire(boolean all) {
        for (var item : TestTable.client().scan(scan -> scan.tableName(table)).items()) {
            AttributeValue until = item.get("expiresAt");
            if (until != null
                    && Long.parseLong(until.n()) < clock.instant().getEpochSecond()
                    && (all || Objects.requireNonNull(item.get("pk")).hashCode() % 2 == 0)) {
                TestTable.client()
                        .deleteItem(delete -> delete.tableName(table)
                                .key(Map.of(
                                        "pk", Objects.requireNonNull(item.get("pk")),
                                        "sk", Objects.requireNonNull(item.get("sk")))));
            }
        }
    }

    /** What anybody sees now past the edges, whether the work is done or not. */
    void look() {
        for (String handle : HANDLES) {
            Life owner = owners.get(handle);
            String rev = "?rev=" + asked++;
            var list = edges.getFirst().get("/users/" + handle + "/entries" + rev, new Headers());
            assertThat(list.response().status()).isEqualTo(owner == null ? 404 : 200);
            assertMayBeShown(handle, list.response(), null);
            assertThat(api.guest().get("/users/" + handle + "/stats").status()).isEqualTo(owner == null ? 404 : 200);
        }
        assertThat(handles(api.guest().get("/users?prefix=al"))).hasSameElementsAs(owners.keySet());
        for (int film = 1; film <= FILMS; film++) {
            int id = film;
            assertThat(api.guest().get("/films/" + film + "/entries").json().objects("items"))
                    .extracting(item -> item.string("handle") + " " + item.integer("score"))
                    .containsExactlyInAnyOrderElementsOf(owners.values().stream()
                            .filter(life -> life.scores.containsKey(id))
                            .map(life -> life.handle + " " + life.scores.get(id))
                            .toList());
        }
        people.forEach(this::lookAs);
        User drawn = api.store.randomUser(new Random(asked));
        Set<String> listed = new HashSet<>();
        owners.values().stream().filter(life -> !life.scores.isEmpty()).forEach(life -> listed.add(life.id));
        assertThat(drawn == null ? listed.isEmpty() : listed.contains(drawn.id()))
                .isTrue();
    }

    private void lookAs(Person person) {
        Life life = person.life;
        if (life == null) {
            return;
        }
        Api.Call me = api.as(person.subject());
        assertThat(handles(me.get("/me/following")))
                .containsExactlyInAnyOrderElementsOf(life.following.stream()
                        .filter(other -> !other.over)
                        .map(other -> other.handle)
                        .toList());
        for (JsonObject item : me.get("/me/feed").json().objects("items")) {
            Life author = Objects.requireNonNull(owners.get(item.string("handle")));
            int film = Objects.requireNonNull(item.object("entry").integer("tmdbId"))
                    .intValue();
            assertThat(life.following).contains(author);
            assertThat(author.scores).containsKey(film);
        }
    }

    private static List<String> handles(Api.Answer users) {
        return users.json().objects("items").stream()
                .map(user -> Objects.requireNonNull(user.string("handle")))
                .toList();
    }

    /** All is seen to be as the model has it, and of lives that are over nothing is left. */
    void assertNoZombies() {
        look();
        for (Life life : owners.values()) {
            JsonObject user = api.guest().get("/users/" + life.handle).json();
            assertThat(user.integer("followers"))
                    .isEqualTo(owners.values().stream()
                            .filter(other -> other.following.contains(life))
                            .count());
            assertThat(user.integer("following"))
                    .isEqualTo(
                            life.following.stream().filter(other -> !other.over).count());
        }
        for (int film = 1; film <= FILMS; film++) {
            int id = film;
            assertThat(api.guest().get("/films/" + film).json().integer("count"))
                    .isEqualTo(owners.values().stream()
                            .filter(life -> life.scores.containsKey(id))
                            .count());
        }
        assertThat(over)
                .allSatisfy(life -> assertThat(TestTable.client()
                                .scan(scan -> scan.tableName(table))
                                .items())
                        .noneMatch(item -> item.toString().contains(life.id)));
    }

    private Api.Call as(int person) {
        return api.as(people.get(person).subject());
    }

    private void note(String handle) {
        history.note(handle, clock.instant(), owners.get(handle));
    }

    /** What an edge may show of a handle now. */
    private List<String> showable(String handle) {
        return history.since(handle, clock.instant().minus(COPY));
    }
}
