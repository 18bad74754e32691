package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.FeedPage;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.InMemoryFeed;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.DynamoDbFeed;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.DynamoDbVisibility;
import jp.mymovie.movies.dynamodb.Jobs;
import jp.mymovie.movies.dynamodb.TestTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From a registration through the table's stream into the feeds of the followers. */
final class FeedTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final String table = TestTable.create();
    private final MovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final Feed feed = new DynamoDbFeed(TestTable.client(), table);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Work work = new Work(
            List.of(
                    new FeedTask(feed, clock),
                    new VisibilityTask(
                            new DynamoDbVisibility(TestTable.client(), table),
                            store,
                            new Jobs(TestTable.client(), table))),
            new WorkLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock));
    private final Stream stream = new Stream(table);
    private final User hanako = user("hanako");
    private final User taro = user("taro");

    @BeforeEach
    void hanakoFollowsTaro() {
        Stores.claim(store, hanako);
        Stores.claim(store, taro);
        store.follow(hanako, taro, NOW);
        drain();
    }

    @Test
    void showsWhatIsRegisteredBySomebodyFollowed() {
        Entry entry = register(taro, 129, NOW);
        drain();
        assertThat(feed.page("hanako", 10, null).items())
                .extracting(item -> item.user().id(), FeedPage.Item::entry)
                .containsExactly(org.assertj.core.api.Assertions.tuple("taro", entry));
        assertThat(feed.page("taro", 10, null).items()).isEmpty();
    }

    @Test
    void catchesUpWhenOneBeginsToFollow() {
        User jiro = user("jiro");
        Stores.claim(store, jiro);
        Entry entry = register(jiro, 7, NOW.minus(Duration.ofDays(80)));
        drain();
        store.follow(hanako, jiro, NOW);
        drain();
        assertThat(entries("hanako")).containsExactly(entry);
    }

    @Test
    void leavesOutWhatIsNoLongerToBeSeen() {
        Entry entry = register(taro, 1, NOW);
        drain();
        store.replaceProfile(profile("taro"), taro.shownAs("taro", null, null, true, false));
        assertThat(entries("hanako")).isEmpty();
        drain();
        assertThat(pointers("hanako")).as("a private user leaves the feeds").isEmpty();
        register(taro, 2, NOW);
        drain();
        assertThat(pointers("hanako")).as("and comes into none").isEmpty();
        Stores.replace(store, profile("taro").user(), store.holding("taro", 2).entry(), null);
        store.replaceProfile(profile("taro"), taro);
        drain();
        assertThat(entries("hanako")).containsExactly(entry);
        store.unfollow(hanako, taro);
        assertThat(entries("hanako")).isEmpty();
        drain();
        assertThat(pointers("hanako")).as("a former follower keeps nothing").isEmpty();
        store.follow(hanako, taro, NOW);
        Stores.replace(store, taro, entry, null);
        assertThat(entries("hanako")).isEmpty();
    }

    @Test
    void doesNotCallNewsWhatWasRegisteredLongAgo() {
        register(taro, 1, NOW.minus(Duration.ofDays(8)));
        drain();
        assertThat(entries("hanako")).isEmpty();
    }

    @Test
    void pagesThroughTheSameAsTheListsThemselves() {
        Random random = new Random(1);
        for (int i = 0; i < 5; i++) {
            User author = user("author" + i);
            Stores.claim(store, author);
            store.follow(hanako, author, NOW);
            for (int film = 1; film <= 12; film++) {
                register(author, film, NOW.minusSeconds(random.nextInt(40)));
            }
        }
        drain();
        assertThat(all(feed, 7)).hasSize(60).containsExactlyInAnyOrderElementsOf(all(new InMemoryFeed(store), 100));
        assertThat(all(feed, 7))
                .isSortedAccordingTo(
                        (a, b) -> b.entry().registeredAt().compareTo(a.entry().registeredAt()));
    }

    @Test
    void tellsMoreFollowersThanOneBatchTakesAndTellingTwiceIsTellingOnce() {
        IntStream.range(0, 60).mapToObj(i -> user("fan" + i)).forEach(fan -> {
            Stores.claim(store, fan);
            store.follow(fan, taro, NOW);
        });
        Entry entry = register(taro, 1, NOW);
        drain();
        feed.tell("taro", entry);
        assertThat(IntStream.range(0, 60).mapToObj(i -> entries("fan" + i))).allMatch(List.of(entry)::equals);
    }

    @Test
    void stopsAtTheRecordThatFailsAndNamesNobodyInTheLog() {
        register(taro, 1, NOW);
        register(taro, 2, NOW);
        var event = stream.event();
        Work failing = new Work(
                List.of(new Failing()), new WorkLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock));
        List<String> failed = failing.run(event, 60_000);
        assertThat(failed).hasSize(1);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"change\":\"INSERT U M\"")
                .doesNotContain("taro");
        assertThat(work.run(event, 60_000)).isEmpty();
        assertThat(entries("hanako")).hasSize(2);
    }

    /** Fails at entries. */
    private static final class Failing implements Task {
        @Override
        public boolean takes(Change change) {
            return change.sk().startsWith("M#");
        }

        @Override
        public void run(Change change) {
            throw new IllegalStateException("taro");
        }
    }

    private Entry register(User user, int tmdbId, Instant at) {
        Entry entry = Entry.registered(new Film(tmdbId, "film " + tmdbId, "film", null, null), new Score(50), at);
        Stores.replace(store, user, null, entry);
        return entry;
    }

    private void drain() {
        assertThat(work.run(stream.event(), 60_000)).isEmpty();
    }

    private List<Entry> entries(String userId) {
        return feed.page(userId, 100, null).items().stream()
                .map(FeedPage.Item::entry)
                .toList();
    }

    private List<?> pointers(String userId) {
        return TestTable.client()
                .query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("N#" + userId))))
                .items();
    }

    private static List<FeedPage.Item> all(Feed feed, int limit) {
        List<FeedPage.Item> items = new ArrayList<>();
        @Nullable String after = null;
        do {
            FeedPage page = feed.page("hanako", limit, after);
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        return items;
    }

    private Profile profile(String userId) {
        return Objects.requireNonNull(store.profile(userId));
    }

    private static User user(String id) {
        return User.named(id, new Handle(id), id);
    }
}
