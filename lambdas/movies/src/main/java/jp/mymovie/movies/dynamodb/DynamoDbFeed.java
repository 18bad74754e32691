package jp.mymovie.movies.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.FeedPage;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Feeds as pointers in a partition a follower, newest last, which expire by themselves. A pointer says who and which
 * film; what is shown is read anew, so nothing has to be taken back. Needs {@code GetItem}, {@code BatchGetItem} and
 * {@code Query} to read, {@code BatchWriteItem} besides to tell.
 */
public final class DynamoDbFeed implements Feed {
    private static final int CAUGHT_UP = 50;
    static final String AUTHOR = "a";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Listing listing;
    private final BatchWrites writes;

    public DynamoDbFeed(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
        this.listing = new Listing(client, table);
        this.writes = new BatchWrites(client, table);
    }

    @Override
    public void tell(String userId, Entry entry) {
        Map<String, AttributeValue> start = Map.of();
        do {
            var request = QueryRequest.builder()
                    .tableName(table)
                    .indexName(FilmLog.INDEX)
                    .keyConditionExpression(FilmLog.KEY + " = :user")
                    .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(Following.FOLLOWED + userId)))
                    .projectionExpression(Keys.PK)
                    .exclusiveStartKey(start.isEmpty() ? null : start)
                    .build();
            var followers = Patience.with(() -> client.query(request));
            writes.put(followers.items().stream()
                    .map(item -> ProfileItem.text(item, Keys.PK).substring(Following.FOLLOWER.length()))
                    .map(follower -> pointer(follower, userId, entry))
                    .toList());
            start = followers.lastEvaluatedKey();
        } while (!start.isEmpty());
    }

    @Override
    public void catchUp(String followerId, String followedId) {
        var latest = listing.entries(followedId, new EntryQuery(Sort.REGISTERED, false, CAUGHT_UP, null, false));
        writes.put(latest.items().stream()
                .map(entry -> pointer(followerId, followedId, entry))
                .toList());
    }

    @Override
    public FeedPage page(String userId, int limit, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":feed", AttributeValue.fromS(Keys.feed(userId)));
        if (after != null) {
            values.put(":after", AttributeValue.fromS(after));
        }
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :feed" + (after == null ? "" : " AND sk < :after"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit + 1)
                .build();
        var found = Patience.with(() -> client.query(request)).items();
        var pointers = found.subList(0, Math.min(limit, found.size()));
        return new FeedPage(
                shown(userId, pointers), found.size() > limit ? ProfileItem.text(pointers.getLast(), Keys.SK) : null);
    }

    private List<FeedPage.Item> shown(String userId, List<Map<String, AttributeValue>> pointers) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (var pointer : pointers) {
            String author = author(pointer);
            keys.add(Keys.profile(author));
            keys.add(Following.key(userId, author));
            keys.add(Keys.entry(author, tmdbId(pointer)));
        }
        var items = reads.all(List.copyOf(keys), false);
        List<FeedPage.Item> shown = new ArrayList<>();
        for (var pointer : pointers) {
            String author = author(pointer);
            var profile = items.get(Keys.profile(author));
            var entry = items.get(Keys.entry(author, tmdbId(pointer)));
            if (profile == null || entry == null || !items.containsKey(Following.key(userId, author))) {
                continue;
            }
            User user = ProfileItem.readProfile(profile).user();
            if (!user.isPrivate()) {
                shown.add(new FeedPage.Item(user, EntryItem.read(entry)));
            }
        }
        return shown;
    }

    private static Map<String, AttributeValue> pointer(String followerId, String authorId, Entry entry) {
        return Map.of(
                Keys.PK,
                AttributeValue.fromS(Keys.feed(followerId)),
                Keys.SK,
                AttributeValue.fromS(Sort.REGISTERED.key(entry) + "#" + FilmLog.digest(authorId)),
                AUTHOR,
                AttributeValue.fromS(authorId),
                EntryItem.EXPIRES_AT,
                ProfileItem.number(
                        entry.registeredAt().plus(Duration.ofDays(KEPT_DAYS)).getEpochSecond()));
    }

    private static String author(Map<String, AttributeValue> pointer) {
        return ProfileItem.text(pointer, AUTHOR);
    }

    private static int tmdbId(Map<String, AttributeValue> pointer) {
        String place = ProfileItem.text(pointer, Keys.SK);
        return Sort.tmdbId(place.substring(0, place.indexOf('#')));
    }
}
