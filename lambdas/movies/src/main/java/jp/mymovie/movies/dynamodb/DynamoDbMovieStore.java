package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Lists in the one table. Needs {@code GetItem}, {@code BatchGetItem} and {@code Query} on table and indexes to read;
 * {@code PutItem}, {@code UpdateItem} and {@code DeleteItem} besides to write.
 */
public final class DynamoDbMovieStore implements MovieStore {
    private final DynamoDbClient client;
    private final String table;
    private final Listing listing;
    private final Changes changes;
    private final Lottery lottery;

    public DynamoDbMovieStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.listing = new Listing(client, table);
        this.changes = new Changes(client, table);
        this.lottery = new Lottery(client, table);
    }

    @Override
    public @Nullable Profile profile(String userId) {
        Map<String, AttributeValue> item = get(Keys.profile(userId), true);
        return item == null ? null : ProfileItem.readProfile(item);
    }

    @Override
    public @Nullable User user(Handle handle) {
        Map<String, AttributeValue> item = get(Keys.handle(handle), false);
        return item == null ? null : ProfileItem.readFace(item);
    }

    @Override
    public @Nullable User randomUser(RandomGenerator random) {
        Handle handle = lottery.draw(random);
        User user = handle == null ? null : user(handle);
        return user == null || user.isPrivate() ? null : user;
    }

    @Override
    public Claim claim(User user) {
        return changes.claim(user);
    }

    @Override
    public Holding holding(String userId, int tmdbId) {
        Map<String, AttributeValue> profileKey = Keys.profile(userId);
        Map<String, AttributeValue> entryKey = Keys.entry(userId, tmdbId);
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = getAll(List.of(profileKey, entryKey));
        Map<String, AttributeValue> profile = found.get(profileKey);
        Map<String, AttributeValue> entry = found.get(entryKey);
        return new Holding(
                profile == null ? null : ProfileItem.readProfile(profile).user(),
                entry == null ? null : EntryItem.read(entry));
    }

    @Override
    public Swap replace(User user, @Nullable Entry before, @Nullable Entry after) {
        return changes.replace(user, before, after);
    }

    @Override
    public EntryPage entries(String userId, EntryQuery query) {
        return listing.entries(userId, query);
    }

    private @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key, boolean consistent) {
        var request = GetItemRequest.builder()
                .tableName(table)
                .key(key)
                .consistentRead(consistent)
                .build();
        var response = Patience.with(() -> client.getItem(request));
        return response.hasItem() ? response.item() : null;
    }

    /** Reads all of them consistently, asking again for those DynamoDB left out. */
    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> getAll(
            List<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        Map<String, KeysAndAttributes> wanted = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int attempt = 0; !wanted.isEmpty(); attempt++) {
            var request = BatchGetItemRequest.builder().requestItems(wanted).build();
            var response = Patience.with(() -> client.batchGetItem(request));
            for (var item : response.responses().getOrDefault(table, List.of())) {
                found.put(Map.of(Keys.PK, item.get(Keys.PK), Keys.SK, item.get(Keys.SK)), item);
            }
            wanted = response.unprocessedKeys();
            if (!wanted.isEmpty()) {
                Patience.pause(attempt, new IllegalStateException("keys left unprocessed"));
            }
        }
        return found;
    }
}
