package jp.mymovie.movies.dynamodb;

import java.time.Duration;
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
import jp.mymovie.movies.dynamodb.Filled.Placed;
import jp.mymovie.movies.dynamodb.Filled.Stored;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Feeds as pointers in a partition a follower, newest last, which expire by themselves. A pointer says whose entry and which
 * film; what is shown is read anew. A pointer stands only as long as the follow does: it is written, then the follow is
 * looked for, and who stops following or is stopped removes the pointers after the follow, so that one of the two finds
 * them. Needs {@code GetItem}, {@code BatchGetItem} and {@code Query} to read, {@code BatchWriteItem} besides to write.
 */
public final class DynamoDbFeed implements Feed {
    private static final int CAUGHT_UP = 50;
    static final String AUTHOR = "a";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Queries queries;
    private final Listing listing;
    private final BatchWrites writes;

    public DynamoDbFeed(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
        this.queries = new Queries(client, table);
        this.listing = new Listing(client, table);
        this.writes = new BatchWrites(client, table);
    }

    @Override
    public void tell(String userId, Entry entry) {
        if (!isPublic(userId)) {
            return;
        }
        List.of(Following.FOLLOWED, Following.HIDDEN)
                .forEach(list -> queries.byFilm(list + userId)
                        .forEach(followers -> write(
                                userId,
                                followers.stream()
                                        .map(item -> pointer(Following.follower(item), userId, entry))
                                        .toList())));
    }

    @Override
    public void catchUp(String followerId, String followedId) {
        if (!isPublic(followedId)) {
            return;
        }
        var latest = listing.entries(followedId, new EntryQuery(Sort.REGISTERED, false, CAUGHT_UP, null, false));
        write(
                followedId,
                latest.items().stream()
                        .map(entry -> pointer(followerId, followedId, entry))
                        .toList());
    }

    @Override
    public void forget(String followerId, String followedId) {
        queries.filtered(Keys.feed(followerId), AUTHOR + " = :author", Map.of(":author", Items.text(followedId)))
                .forEach(found -> writes.delete(found.stream().map(Reads::key).toList()));
    }

    private boolean isPublic(String userId) {
        Map<String, AttributeValue> profile = reads.one(Keys.profile(userId), true);
        return profile != null && !ProfileItem.readProfile(profile).user().isPrivate();
    }

    /** Writes pointers, and takes back those of followers who stopped following meanwhile, or of an author who hides now. */
    private void write(String authorId, List<Map<String, AttributeValue>> pointers) {
        if (pointers.isEmpty()) {
            return;
        }
        writes.put(pointers);
        Set<Map<String, AttributeValue>> follows = new LinkedHashSet<>();
        pointers.forEach(pointer -> follows.add(follow(pointer, authorId)));
        var there = reads.all(List.copyOf(follows), true);
        boolean shown = isPublic(authorId);
        writes.delete(pointers.stream()
                .filter(pointer -> !shown || !there.containsKey(follow(pointer, authorId)))
                .map(Reads::key)
                .toList());
    }

    private static Map<String, AttributeValue> follow(Map<String, AttributeValue> pointer, String authorId) {
        return Following.key(Keys.userId(Items.text(pointer, Keys.PK)), authorId);
    }

    @Override
    public FeedPage page(String userId, int limit, @Nullable String after) {
        Filled<FeedPage.Item> page = Filled.page(limit, after, (wanted, from) -> read(userId, wanted, from));
        return new FeedPage(page.items(), page.next());
    }

    private Stored<FeedPage.Item> read(String userId, int wanted, @Nullable String after) {
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
                .limit(wanted + 1)
                .build();
        var found = Patience.with(() -> client.query(request)).items();
        return new Stored<>(shown(userId, found.subList(0, Math.min(wanted, found.size()))), found.size() > wanted);
    }

    private List<Placed<FeedPage.Item>> shown(String userId, List<Map<String, AttributeValue>> pointers) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (var pointer : pointers) {
            String author = author(pointer);
            keys.add(Keys.profile(author));
            keys.add(Following.key(userId, author));
            keys.add(Keys.entry(author, tmdbId(pointer)));
        }
        var items = reads.all(List.copyOf(keys), false);
        return pointers.stream()
                .map(pointer -> new Placed<>(Items.text(pointer, Keys.SK), shown(userId, pointer, items)))
                .toList();
    }

    private static FeedPage.@Nullable Item shown(
            String userId,
            Map<String, AttributeValue> pointer,
            Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items) {
        String author = author(pointer);
        var profile = items.get(Keys.profile(author));
        var entry = items.get(Keys.entry(author, tmdbId(pointer)));
        if (profile == null
                || entry == null
                || EntryItem.isDeleted(entry)
                || !items.containsKey(Following.key(userId, author))) {
            return null;
        }
        User user = ProfileItem.readProfile(profile).user();
        return user.isPrivate() ? null : new FeedPage.Item(user, EntryItem.read(entry));
    }

    private static Map<String, AttributeValue> pointer(String followerId, String authorId, Entry entry) {
        Map<String, AttributeValue> pointer = new HashMap<>(
                Keys.of(Keys.feed(followerId), Sort.REGISTERED.key(entry) + "#" + FilmLog.digest(authorId)));
        pointer.put(AUTHOR, Items.text(authorId));
        pointer.put(
                EntryItem.EXPIRES_AT,
                Items.number(
                        entry.registeredAt().plus(Duration.ofDays(KEPT_DAYS)).getEpochSecond()));
        return pointer;
    }

    private static String author(Map<String, AttributeValue> pointer) {
        return Items.text(pointer, AUTHOR);
    }

    private static int tmdbId(Map<String, AttributeValue> pointer) {
        String place = Items.text(pointer, Keys.SK);
        return Sort.tmdbId(place.substring(0, place.indexOf('#')));
    }
}
