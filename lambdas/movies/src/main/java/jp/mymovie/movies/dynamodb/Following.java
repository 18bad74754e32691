package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Unavailable;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import jp.mymovie.movies.dynamodb.Filled.Placed;
import jp.mymovie.movies.dynamodb.Filled.Stored;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Follows, an item each. One stands in the follower's list by the local index of time while the one followed is
 * public, and in the other's list by the global index: under one key while the follower is public, under another while
 * not. Either side counts what its list shows, in the same transaction.
 */
final class Following {
    static final String FOLLOWER = "G#";
    static final String FOLLOWED = "L#";
    static final String HIDDEN = "K#";
    /**
     * The lists of followers for work that may miss none: the first again at the end, since a follower who becomes public
     * while they are read goes from the second to the first.
     */
    static final List<String> LISTS = List.of(FOLLOWED, HIDDEN, FOLLOWED);

    static final String PLACE = Keys.indexKey(Sort.REGISTERED);

    /** Attempts to remove an item that a switch to private or back changes meanwhile. */
    private static final int ATTEMPTS = 5;

    /** When it began, in milliseconds. */
    private static final String SINCE = "a";

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Transactions transactions;

    Following(DynamoDbClient client, String table, Reads reads, Transactions transactions) {
        this.client = client;
        this.table = table;
        this.reads = reads;
        this.transactions = transactions;
    }

    Swap follow(User follower, User followed, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(key(follower.id(), followed.id()));
        item.put(SINCE, Items.number(at.toEpochMilli()));
        if (!followed.isPrivate()) {
            item.put(PLACE, Items.text(FilmLog.place(at, followed.id())));
        }
        item.put(FilmLog.KEY, followersKey(followed.id(), follower.isPrivate()));
        item.put(FilmLog.SORT, Items.text(FilmLog.place(at, follower.id())));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(transactions.put(item));
        writes.addAll(counts("following", follower, followed.isPrivate() ? 0 : 1));
        writes.addAll(counts("followers", followed, follower.isPrivate() ? 0 : 1));
        List<Boolean> refused = transactions.run(writes);
        if (refused.getFirst()) {
            return Swap.CHANGED;
        }
        return refused.contains(true) ? Swap.GONE : Swap.DONE;
    }

    /** Counts on both items of a user, who must still be as private as it was read. */
    private List<TransactWriteItem> counts(String name, User user, int by) {
        Condition same = Condition.is(ProfileItem.PRIVATE, AttributeValue.fromBool(user.isPrivate()));
        return by == 0
                ? List.of(transactions.check(Keys.profile(user.id()), same))
                : List.of(
                        transactions.add(new Addition().add(name, by), Keys.profile(user.id()), same),
                        transactions.count(name, by, Keys.handle(user.handle())));
    }

    Swap unfollow(User follower, User followed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, AttributeValue> item = reads.one(key(follower.id(), followed.id()), true);
            if (item == null) {
                return Swap.CHANGED;
            }
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(transactions.delete(Reads.key(item), as(item)));
            writes.addAll(isListed(item) ? counted("following", follower, -1) : List.of());
            writes.addAll(isPublic(item) ? counted("followers", followed, -1) : List.of());
            List<Boolean> refused = transactions.run(writes);
            if (!refused.getFirst()) {
                return refused.contains(true) ? Swap.GONE : Swap.DONE;
            }
        }
        throw new Unavailable("the follow changed at each attempt", new IllegalStateException("too many changes"));
    }

    /** Adds to a count of a user who must be there. */
    List<TransactWriteItem> counted(String name, User user, int by) {
        return List.of(
                transactions.count(name, by, Keys.profile(user.id())),
                transactions.count(name, by, Keys.handle(user.handle())));
    }

    /** True if the follower's list shows it. */
    static boolean isListed(Map<String, AttributeValue> item) {
        return item.containsKey(PLACE);
    }

    /** True if the list of the one followed shows it. */
    static boolean isPublic(Map<String, AttributeValue> item) {
        return Items.text(item, FilmLog.KEY).startsWith(FOLLOWED);
    }

    /** That the item is still shown where it was. */
    static Condition as(Map<String, AttributeValue> item) {
        return Condition.is(FilmLog.KEY, Items.text(Items.text(item, FilmLog.KEY)))
                .and(Condition.of((isListed(item) ? "attribute_exists(" : "attribute_not_exists(") + PLACE + ")"));
    }

    static AttributeValue followersKey(String followedId, boolean hidden) {
        return Items.text((hidden ? HIDDEN : FOLLOWED) + followedId);
    }

    /** Place in the follower's list. */
    static AttributeValue place(Map<String, AttributeValue> item) {
        return Items.text(FilmLog.place(Instant.ofEpochMilli(Items.amount(item, SINCE)), followed(item)));
    }

    static String follower(Map<String, AttributeValue> item) {
        return Items.text(item, Keys.PK).substring(FOLLOWER.length());
    }

    static String followed(Map<String, AttributeValue> item) {
        return Items.text(item, Keys.SK).substring(Keys.user("").length());
    }

    UserPage following(String userId, int limit, @Nullable String after) {
        return page(Keys.index(Sort.REGISTERED), Keys.PK, FOLLOWER + userId, PLACE, Keys.SK, limit, after);
    }

    UserPage followers(String userId, int limit, @Nullable String after) {
        return page(FilmLog.INDEX, FilmLog.KEY, FOLLOWED + userId, FilmLog.SORT, Keys.PK, limit, after);
    }

    private UserPage page(
            String index, String hash, String value, String sort, String other, int limit, @Nullable String after) {
        Filled<User> page = Filled.page(limit, after, (wanted, from) -> {
            var found = query(index, hash, value, sort, wanted + 1, from);
            var some = found.subList(0, Math.min(wanted, found.size()));
            var profiles =
                    reads.all(some.stream().map(item -> profile(item, other)).toList(), false);
            return new Stored<>(
                    some.stream()
                            .map(item ->
                                    new Placed<>(Items.text(item, sort), shown(profiles.get(profile(item, other)))))
                            .toList(),
                    found.size() > wanted);
        });
        return new UserPage(page.items(), page.next());
    }

    private List<Map<String, AttributeValue>> query(
            String index, String hash, String value, String sort, int limit, @Nullable String after) {
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
                .limit(limit)
                .build();
        return Patience.with(() -> client.query(request)).items();
    }

    private static Map<String, AttributeValue> profile(Map<String, AttributeValue> item, String attribute) {
        return Keys.profile(Keys.userId(Items.text(item, attribute)));
    }

    private static @Nullable User shown(@Nullable Map<String, AttributeValue> profile) {
        User user = profile == null ? null : ProfileItem.readProfile(profile).user();
        return user == null || user.isPrivate() ? null : user;
    }

    static Map<String, AttributeValue> key(String followerId, String followedId) {
        return Keys.of(FOLLOWER + followerId, Keys.user(followedId));
    }
}
