package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Who follows whom: one item, in the follower's partition by a local index in the order of time, and by the global index
 * under the one followed. Both users' counts change in its transaction.
 */
final class Following {
    static final String FOLLOWER = "G#";
    static final String FOLLOWED = "L#";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Changes changes;

    Following(DynamoDbClient client, String table, Reads reads, Changes changes) {
        this.client = client;
        this.table = table;
        this.reads = reads;
        this.changes = changes;
    }

    Swap follow(User follower, User followed, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(key(follower.id(), followed.id()));
        item.put("registeredKey", AttributeValue.fromS(FilmLog.place(at, followed.id())));
        item.put(FilmLog.KEY, AttributeValue.fromS(FOLLOWED + followed.id()));
        item.put(FilmLog.SORT, AttributeValue.fromS(FilmLog.place(at, follower.id())));
        var put = Put.builder().tableName(table).item(item).conditionExpression("attribute_not_exists(pk)");
        return change(TransactWriteItem.builder().put(put.build()).build(), follower, followed, 1);
    }

    Swap unfollow(User follower, User followed) {
        var delete = Delete.builder()
                .tableName(table)
                .key(key(follower.id(), followed.id()))
                .conditionExpression("attribute_exists(pk)");
        return change(TransactWriteItem.builder().delete(delete.build()).build(), follower, followed, -1);
    }

    UserPage following(String userId, int limit, @Nullable String after) {
        return page("byRegistered", Keys.PK, FOLLOWER + userId, "registeredKey", Keys.SK, limit, after);
    }

    UserPage followers(String userId, int limit, @Nullable String after) {
        return page(FilmLog.INDEX, FilmLog.KEY, FOLLOWED + userId, FilmLog.SORT, Keys.PK, limit, after);
    }

    private Swap change(TransactWriteItem write, User follower, User followed, int by) {
        Function<User, List<Map<String, AttributeValue>>> both =
                user -> List.of(Keys.profile(user.id()), Keys.handle(user.handle()));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(write);
        both.apply(follower).forEach(key -> writes.add(changes.count("following", by, key)));
        both.apply(followed).forEach(key -> writes.add(changes.count("followers", by, key)));
        List<Boolean> refused = changes.transact(writes);
        if (refused.getFirst()) {
            return Swap.CHANGED;
        }
        return refused.contains(true) ? Swap.GONE : Swap.DONE;
    }

    private UserPage page(
            String index, String hash, String value, String sort, String other, int limit, @Nullable String after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":value", AttributeValue.fromS(value));
        if (after != null) {
            values.put(":after", AttributeValue.fromS(after));
        }
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(hash + " = :value" + (after == null ? "" : " AND " + sort + " < :after"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit + 1)
                .build();
        var found = Patience.with(() -> client.query(request)).items();
        var page = found.subList(0, Math.min(limit, found.size()));
        var keys = page.stream()
                .map(item -> Keys.profile(ProfileItem.text(item, other).substring(2)))
                .toList();
        var profiles = reads.all(keys, false);
        List<User> users = keys.stream()
                .map(profiles::get)
                .filter(Objects::nonNull)
                .map(item -> ProfileItem.readProfile(item).user())
                .filter(user -> !user.isPrivate())
                .toList();
        return new UserPage(users, found.size() > limit ? ProfileItem.text(page.getLast(), sort) : null);
    }

    static Map<String, AttributeValue> key(String followerId, String followedId) {
        return Map.of(
                Keys.PK, AttributeValue.fromS(FOLLOWER + followerId),
                Keys.SK, AttributeValue.fromS(Keys.user(followedId)));
    }
}
