package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.dynamodb.TestTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Nobody else sees whether a private user does anything: two worlds are played that differ in what one user does, and
 * whatever the others can fetch is compared, byte by byte and with the calls of the table it takes.
 */
final class PrivateUserTest {
    private static final String SECRET = "secret";
    private static final Map<Secret, SortedMap<String, String>> VIEWS = new HashMap<>();
    private static final List<String> OTHERS = List.of("follower", "former", "friend", "stranger");
    private static final List<String> HANDLES = List.of(SECRET, "follower", "former", "friend", "stranger", "nobody");

    /** Acts of the user, apart from what has been before. */
    private record Secret(Consumer<World> before, Consumer<World> firstDay, Consumer<World> secondDay) {
        static final Consumer<World> NOTHING = world -> {};

        static Secret doing(Consumer<World> firstDay, Consumer<World> secondDay) {
            return new Secret(PrivateUserTest::wasPublic, firstDay, secondDay);
        }
    }

    private static final Secret IDLE = Secret.doing(Secret.NOTHING, Secret.NOTHING);

    @Test
    void looksTheSameWhetherItLogsOrNot() {
        assertThat(differences(IDLE, Secret.doing(PrivateUserTest::acts, PrivateUserTest::actsAgain)))
                .isEmpty();
    }

    @Test
    void looksTheSameWhetherItLeavesOrNot() {
        assertThat(differences(
                        IDLE,
                        Secret.doing(
                                PrivateUserTest::acts,
                                world -> assertThat(world.api
                                                .as(SECRET)
                                                .delete("/me")
                                                .status())
                                        .isEqualTo(202))))
                .isEmpty();
    }

    @Test
    void looksAsIfItHadNeverBeenPublicOnceItIsPrivate() {
        assertThat(differences(
                        new Secret(
                                world -> world.show(SECRET, "\"private\":true"), PrivateUserTest::acts, Secret.NOTHING),
                        Secret.doing(PrivateUserTest::acts, Secret.NOTHING)))
                .isEmpty();
    }

    @Test
    void isBackAsIfItHadNeverBeenAway() {
        assertThat(differences(
                        new Secret(PrivateUserTest::isPublic, PrivateUserTest::carriesOn, Secret.NOTHING),
                        Secret.doing(PrivateUserTest::carriesOn, world -> world.show(SECRET, "\"private\":false"))))
                .isEmpty();
    }

    /** Ways in which a private user would be seen. */
    enum Leak {
        /** As everything of it. */
        PUBLIC {
            @Override
            void in(World world) {
                world.show(SECRET, "\"private\":false");
            }
        },
        /** As one more in a number. */
        COUNT {
            @Override
            void in(World world) {
                TestTable.client()
                        .updateItem(update -> update.tableName(world.table)
                                .key(Map.of(
                                        "pk", AttributeValue.fromS("H#friend"), "sk", AttributeValue.fromS("HANDLE")))
                                .updateExpression("ADD followers :one")
                                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
            }
        },
        /** As a call of the table more, for a pointer that is not shown. */
        CALL {
            @Override
            void in(World world) {
                String author = world.api.id(SECRET);
                var entry = Objects.requireNonNull(
                        world.api.store.holding(author, 1).entry());
                TestTable.client()
                        .putItem(put -> put.tableName(world.table)
                                .item(Map.of(
                                        "pk",
                                        AttributeValue.fromS("N#" + world.api.id("follower")),
                                        "sk",
                                        AttributeValue.fromS(Sort.REGISTERED.key(entry) + "#x"),
                                        "a",
                                        AttributeValue.fromS(author))));
            }
        };

        abstract void in(World world);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundWhereItIsSeen(Leak leak) {
        assertThat(differences(IDLE, Secret.doing(Secret.NOTHING, leak::in))).isNotEmpty();
    }

    private static List<String> differences(Secret one, Secret other) {
        return Views.differences(views(one), views(other));
    }

    private static SortedMap<String, String> views(Secret secret) {
        return VIEWS.computeIfAbsent(secret, played -> {
            World world = played(secret);
            var views = Views.of(world, HANDLES, OTHERS);
            TestTable.delete(world.table);
            return views;
        });
    }

    private static World played(Secret secret) {
        World world = new World();
        world.api.signedUp(SECRET);
        OTHERS.forEach(world.api::signedUp);
        world.register("friend", 60, 1, 2).register("follower", 70, 1).follow("follower", "friend");
        world.day(2);
        secret.before().accept(world);
        world.day(4);
        secret.firstDay().accept(world);
        world.day(5);
        world.register("friend", 30, 5, 1).register("stranger", 40, 1, 9).follow("former", "stranger", "friend");
        world.day(6);
        secret.secondDay().accept(world);
        world.day(7);
        world.register("friend", 35, 6);
        world.day(8);
        return world;
    }

    private static void isPublic(World world) {
        world.register(SECRET, 90, 1, 2, 3).follow(SECRET, "friend");
        world.follow("follower", SECRET).follow("former", SECRET);
        world.day(3);
        world.unfollow("former", SECRET);
    }

    private static void wasPublic(World world) {
        isPublic(world);
        world.show(SECRET, "\"private\":true");
    }

    private static void acts(World world) {
        Api.Call secret = world.api.as(SECRET);
        List.of(
                        secret.json("{\"score\":10}").put("/me/entries/1"),
                        secret.json("{\"score\":null}").put("/me/entries/4"),
                        secret.json("{\"score\":80}").put("/me/entries/5"),
                        secret.header("If-Match", "*")
                                .json("{\"note\":\"mine\",\"watched\":[\"2026-11-03\"]}")
                                .patch("/me/entries/1"),
                        secret.delete("/me/entries/2"),
                        secret.post("/me/entries/2/restore"),
                        secret.delete("/me/entries/3"),
                        secret.put("/me/watchlist/6"),
                        secret.put("/me/watchlist/7"),
                        secret.delete("/me/watchlist/7"),
                        secret.header("Content-Type", "text/csv")
                                .header("Idempotency-Key", "one")
                                .body("tmdbID,Title,Rating,WatchedDate\n7,x,4.5,2026-11-01\n,film8,3,\n1,x,1,\n")
                                .post("/me/imports"),
                        secret.delete("/me/following/friend"),
                        secret.put("/me/following/friend"),
                        secret.put("/me/following/stranger"),
                        secret.header("If-Match", "*")
                                .json("{\"nickname\":\"shadow\",\"birthday\":\"2000-01-01\",\"watchedPublic\":true}")
                                .patch("/me"))
                .forEach(answer -> assertThat(answer.status())
                        .as(answer.body())
                        .isNotEqualTo(400)
                        .isLessThan(500));
    }

    private static void actsAgain(World world) {
        assertThat(world.api.as(SECRET).get("/me/entries").json().integer("count"))
                .as("films registered, restored and imported, without the deleted one")
                .isEqualTo(6);
        world.register(SECRET, 20, 9, 1, 3).unfollow(SECRET, "stranger").unfollow(SECRET, "friend");
        world.api.as(SECRET).delete("/me/entries/4");
    }

    private static void carriesOn(World world) {
        world.register(SECRET, 55, 4, 1).follow(SECRET, "stranger");
    }
}
