package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The transactions. Each carries a token, so that repeating one whose answer was lost does not do it twice. */
final class Changes {
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String IS_THERE = "attribute_exists(pk)";
    private static final String IS_NOT_THERE = "attribute_not_exists(pk)";

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;

    Changes(DynamoDbClient client, String table, Clock clock) {
        this.clock = clock;
        this.client = client;
        this.table = table;
    }

    Claim claim(User user) {
        Profile profile = new Profile(user, 1, Totals.NONE);
        List<Boolean> refused = transact(List.of(
                put(ProfileItem.profile(profile)),
                put(ProfileItem.face(user)),
                put(Lottery.ticket(user)),
                put(NameIndex.key(user)),
                isNotThere(Jobs.departure(user.id()))));
        if (refused.getLast()) {
            return new Claim.Leaving();
        }
        if (refused.get(0)) {
            return new Claim.AlreadyNamed();
        }
        return refused.get(1) ? new Claim.HandleTaken() : new Claim.Claimed(profile);
    }

    Swap replaceProfile(Profile before, User after) {
        User user = before.user();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(show(Keys.profile(user.id()), after, before.version()));
        writes.add(show(Keys.handle(user.handle()), after, null));
        if (after.isPrivate() && !user.isPrivate()) {
            writes.add(delete(Lottery.key(user)));
            writes.add(delete(NameIndex.key(user)));
        } else if (user.isPrivate() && !after.isPrivate()) {
            writes.add(put(Lottery.ticket(user)));
            writes.add(put(NameIndex.key(user)));
        }
        return transact(writes).contains(true) ? Swap.CHANGED : Swap.DONE;
    }

    Swap replace(User user, @Nullable Entry before, @Nullable Entry after) {
        Entry either = after == null ? before : after;
        if (either == null) {
            throw new IllegalArgumentException("one of before and after must be an entry, got null and null");
        }
        Totals change = Totals.change(before, after);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(after == null ? delete(user.id(), either) : put(user.id(), before, after));
        writes.add(
                add(new Addition().add("revision", 1).add(change).addYears(change), Keys.profile(user.id()), IS_THERE));
        writes.add(add(
                new Addition().add("revision", 1).add("count", change.count()), Keys.handle(user.handle()), IS_THERE));
        Addition filmTotals = new Addition().add(change);
        if (!filmTotals.empty()) {
            writes.add(add(filmTotals, Keys.filmTotals(either.tmdbId(), user.id()), null));
        }
        if (before == null) {
            writes.add(delete(Keys.wish(user.id(), either.tmdbId())));
        }
        if (after == null) {
            Instant expiresAt = clock.instant().plus(Duration.ofDays(Holding.KEPT_DAYS));
            writes.add(TransactWriteItem.builder()
                    .put(Put.builder()
                            .tableName(table)
                            .item(EntryItem.deleted(user.id(), either, expiresAt))
                            .build())
                    .build());
        }
        List<Boolean> refused = transact(writes);
        if (refused.get(1) || refused.get(2)) {
            return Swap.GONE;
        }
        return refused.get(0) ? Swap.CHANGED : Swap.DONE;
    }

    /** For each write whether its condition refused it; where one did, none was made. */
    List<Boolean> transact(List<TransactWriteItem> writes) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
        try {
            Patience.with(() -> client.transactWriteItems(request));
            return writes.stream().map(w -> false).toList();
        } catch (TransactionCanceledException e) {
            List<Boolean> refused = e.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .map(REFUSED::equals)
                    .toList();
            if (!refused.contains(true)) {
                throw e;
            }
            return refused;
        }
    }

    TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(IS_NOT_THERE)
                        .build())
                .build();
    }

    private TransactWriteItem put(String userId, @Nullable Entry before, Entry after) {
        if (before == null) {
            return put(EntryItem.write(userId, after));
        }
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(EntryItem.write(userId, after))
                        .conditionExpression(EntryItem.VERSION + " = :seen")
                        .expressionAttributeValues(seen(before))
                        .build())
                .build();
    }

    /** Refuses the whole where that item is there. */
    private TransactWriteItem isNotThere(Map<String, AttributeValue> key) {
        return check(key, IS_NOT_THERE);
    }

    /** Refuses the whole where that item is not there. */
    TransactWriteItem isThere(Map<String, AttributeValue> key) {
        return check(key, IS_THERE);
    }

    private TransactWriteItem check(Map<String, AttributeValue> key, String condition) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(key)
                        .conditionExpression(condition)
                        .build())
                .build();
    }

    TransactWriteItem deleteExisting(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(key)
                        .conditionExpression(IS_THERE)
                        .build())
                .build();
    }

    /** Keeps the handle from others and shows nobody under it. */
    TransactWriteItem markGone(Map<String, AttributeValue> face) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(face)
                        .updateExpression("SET gone = :true")
                        .conditionExpression(IS_THERE)
                        .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true)))
                        .build())
                .build();
    }

    /** Adds what a change of a list makes to the totals of a film. */
    TransactWriteItem addTotals(Totals change, int tmdbId, String userId) {
        return add(new Addition().add(change), Keys.filmTotals(tmdbId, userId), null);
    }

    TransactWriteItem delete(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(key).build())
                .build();
    }

    TransactWriteItem delete(String userId, Entry before) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(Keys.entry(userId, before.tmdbId()))
                        .conditionExpression(EntryItem.VERSION + " = :seen")
                        .expressionAttributeValues(seen(before))
                        .build())
                .build();
    }

    /** Sets what a user chooses to show; where a version is given, that one must be there, and becomes the next. */
    private TransactWriteItem show(Map<String, AttributeValue> key, User user, @Nullable Long version) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":nickname", AttributeValue.fromS(user.nickname()));
        values.put(":private", AttributeValue.fromBool(user.isPrivate()));
        List<String> set = new ArrayList<>(List.of("nickname = :nickname", "#private = :private"));
        List<String> remove = new ArrayList<>();
        setOrRemove("url", user.url(), set, remove, values);
        setOrRemove("birthday", user.birthday(), set, remove, values);
        if (version != null) {
            values.put(":seen", ProfileItem.number(version));
            values.put(":next", ProfileItem.number(version + 1));
            set.add("version = :next");
        }
        String expression = "SET " + String.join(", ", set);
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key)
                        .updateExpression(
                                remove.isEmpty() ? expression : expression + " REMOVE " + String.join(", ", remove))
                        .conditionExpression(version == null ? IS_THERE : "version = :seen")
                        .expressionAttributeNames(Map.of("#private", "private", "#url", "url", "#birthday", "birthday"))
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    private static void setOrRemove(
            String name,
            @Nullable Object value,
            List<String> set,
            List<String> remove,
            Map<String, AttributeValue> values) {
        if (value == null) {
            remove.add("#" + name);
        } else {
            set.add("#" + name + " = :" + name);
            values.put(":" + name, AttributeValue.fromS(value.toString()));
        }
    }

    /** Adds to one number of an item that must be there. */
    TransactWriteItem count(String name, int by, Map<String, AttributeValue> key) {
        return add(new Addition().add(name, by), key, IS_THERE);
    }

    private TransactWriteItem add(Addition addition, Map<String, AttributeValue> key, @Nullable String condition) {
        return TransactWriteItem.builder()
                .update(addition.to(table, key).conditionExpression(condition).build())
                .build();
    }

    private static Map<String, AttributeValue> seen(Entry before) {
        return Map.of(":seen", ProfileItem.number(before.version()));
    }
}
