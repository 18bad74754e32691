package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;

/** All that is kept about somebody. */
final class ArchiveTest {
    /** Sort keys of what is kept of a user, and the members of the archive that have it. */
    private static final Map<String, String> KEPT = Map.of(
            "PROFILE", "profile",
            "A#", "identities",
            "TOKENS", "tokens",
            "M#", "entries, deleted, watchlist",
            "IMPORT#", "imports",
            "F#", "following");

    @Test
    void holdsWhatOneHasDone() {
        World world = furnished();
        JsonObject archive = whole(world.api, "hanako");
        assertThat(archive.object("profile").string("handle")).isEqualTo("hanako");
        assertThat(archive.object("profile").integer("followers")).isEqualTo(1);
        assertThat(archive.objects("identities"))
                .extracting(i -> i.string("issuer"))
                .containsExactly(Stores.ISSUER);
        assertThat(ids(archive, "entries")).containsExactly(1L);
        assertThat(archive.objects("entries").getFirst().string("note")).isEqualTo("字幕で");
        assertThat(ids(archive, "deleted")).containsExactly(2L);
        assertThat(ids(archive, "watchlist")).containsExactly(3L);
        assertThat(archive.objects("following"))
                .extracting(u -> u.string("handle"))
                .containsExactly("taro");
        assertThat(archive.objects("tokens")).extracting(t -> t.string("name")).containsExactly("backup");
        assertThat(archive.objects("imports"))
                .extracting(i -> i.string("format"))
                .containsExactly("letterboxd");
        TestTable.delete(world.table);
    }

    @Test
    void leavesOutDeletedEntriesThatCannotBeRestored() {
        World world = furnished();
        world.clock.forward(Duration.ofDays(Holding.KEPT_DAYS + 1));
        assertThat(ids(whole(world.api, "hanako"), "deleted")).isEmpty();
        TestTable.delete(world.table);
    }

    @Test
    void holdsNothingSecretAndNothingOfOthersWhoArePrivate() {
        World world = furnished();
        world.show("taro", "\"private\":true");
        String text = parts(world.api, "hanako").toString();
        assertThat(text).doesNotContain("taro").doesNotContain(world.api.id("hanako"));
        TestTable.delete(world.table);
    }

    /** A kind of item more in a user's partitions fails here until the archive has it. */
    @Test
    void knowsEveryKindOfItemThatIsKeptOfAUser() {
        World world = furnished();
        String id = world.api.id("hanako");
        TreeSet<String> unknown = new TreeSet<>();
        TestTable.client().scan(scan -> scan.tableName(world.table)).items().forEach(item -> {
            String pk = Objects.requireNonNull(item.get("pk")).s();
            String sk = Objects.requireNonNull(item.get("sk")).s();
            if (pk.matches("[A-Z]#" + id) && KEPT.keySet().stream().noneMatch(sk::startsWith)) {
                unknown.add(pk.charAt(0) + " " + sk.replaceAll(".*#(?=[RB])|(?<=#[RB])#.*|(?<=^U#).*", ""));
            }
        });
        assertThat(unknown)
                .as("the parts of a file on its way, which import ran last, and whom one follows, by the id")
                .isSubsetOf("I R", "I B", "I LATEST", "G U#");
        TestTable.delete(world.table);
    }

    @Test
    void comesInPartsOfALongListEachOfWhichFits() {
        Api api = new Api();
        api.signedUp("hanako");
        User user = Objects.requireNonNull(api.store.profile(api.id("hanako"))).user();
        Remarks remarks = new Remarks(null, List.of(), "千".repeat(Remarks.MAX_NOTE), null);
        for (int id = 1; id <= 2_000; id++) {
            Film film = new Film(id, "t", "t", null, null);
            Stores.replace(api.store, user, null, Entry.registered(film, remarks, Api.NOW));
            if (id <= 600) {
                api.store.wish(user.id(), new Wish(new Film(10_000 + id, "t", "t", null, null), Api.NOW));
            }
        }
        List<Api.Answer> parts = parts(api, "hanako");
        assertThat(parts)
                .hasSizeGreaterThan(5)
                .allSatisfy(part ->
                        assertThat(part.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000_000));
        assertThat(ids(whole(api, "hanako"), "entries")).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(ids(whole(api, "hanako"), "watchlist")).hasSize(600).doesNotHaveDuplicates();
    }

    private static World furnished() {
        World world = new World();
        for (String user : List.of("hanako", "taro")) {
            world.api.signedUp(user);
        }
        Api.Call hanako = world.api.as("hanako");
        hanako.json("{\"score\":60,\"note\":\"字幕で\"}").put("/me/entries/1");
        world.register("hanako", 70, 2).follow("hanako", "taro").follow("taro", "hanako");
        hanako.delete("/me/entries/2");
        hanako.put("/me/watchlist/3");
        hanako.json("{\"scopes\":[\"read\"]}").put("/me/tokens/backup");
        hanako.header("Content-Type", "text/csv")
                .header("Idempotency-Key", "k")
                .body("Name,Rating10\nfilm4,5\n")
                .post("/me/imports");
        return world;
    }

    private static List<Long> ids(JsonObject archive, String name) {
        return archive.objects(name).stream()
                .map(item -> item.integer("tmdbId"))
                .toList();
    }

    private static List<Api.Answer> parts(Api api, String name) {
        List<Api.Answer> parts = new ArrayList<>();
        for (String path = "/me/archive"; path != null; ) {
            Api.Answer part = api.as(name).get(path);
            Contract.holds(MovieRoute.GET_ARCHIVE, part);
            parts.add(part);
            String link = part.headers().get("link");
            path = link == null ? null : link.substring("</api/v1".length(), link.indexOf('>'));
        }
        return parts;
    }

    /** The parts put together: the first profile, and what all of them list. */
    private static JsonObject whole(Api api, String name) {
        Map<String, Object> members = new TreeMap<>();
        for (Api.Answer part : parts(api, name)) {
            part.json().members().forEach((member, value) -> {
                if (value instanceof List<?> items) {
                    @SuppressWarnings("unchecked")
                    List<Object> all = (List<Object>) members.computeIfAbsent(member, key -> new ArrayList<>());
                    all.addAll(items);
                } else {
                    members.putIfAbsent(member, value == null ? "none" : value);
                }
            });
        }
        return new JsonObject(members);
    }
}
