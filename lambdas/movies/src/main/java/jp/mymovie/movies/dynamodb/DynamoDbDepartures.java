package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Departures in the table. The beginning takes the profile away, on which every write of the user depends, marks the face
 * under the handle and writes the {@linkplain Jobs job}; the rest is swept in the order in which others notice it. Sweeping looks
 * for what is left, so it can be repeated from any place.
 */
public final class DynamoDbDepartures implements Departures {
    private static final int A_FEW = 25;
    private static final int MANY = 100;

    private final DynamoDbClient client;
    private final String table;
    private final Reads reads;
    private final Changes changes;
    private final BatchWrites writes;

    public DynamoDbDepartures(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.reads = new Reads(client, table);
        this.changes = new Changes(client, table, Clock.systemUTC());
        this.writes = new BatchWrites(client, table);
    }

    @Override
    public boolean begun(String userId) {
        return reads.one(Jobs.departure(userId), true) != null;
    }

    @Override
    public Swap begin(User user) {
        List<Boolean> refused = changes.transact(List.of(
                changes.deleteExisting(Keys.profile(user.id())),
                changes.markGone(Keys.handle(user.handle())),
                changes.delete(Lottery.key(user)),
                changes.delete(NameIndex.key(user)),
                changes.put(Jobs.begun(
                        Jobs.departure(user.id()),
                        Map.of("handle", user.handle().value())))));
        return refused.contains(true) ? Swap.GONE : Swap.DONE;
    }

    @Override
    public boolean sweep(String userId) {
        return Stream.<Sweep>of(
                        this::following,
                        this::followers,
                        this::entries,
                        this::deleted,
                        this::wishes,
                        this::news,
                        this::jobs)
                .anyMatch(sweep -> sweep.some(userId));
    }

    /** Removes some of one kind; false where there was nothing. */
    @FunctionalInterface
    private interface Sweep {
        boolean some(String userId);
    }

    private boolean following(String userId) {
        return each(query("pk = :pk", Following.FOLLOWER + userId, null, A_FEW), item -> {
            String followed =
                    ProfileItem.text(item, Keys.SK).substring(Keys.user("").length());
            part(item, followed, "followers");
        });
    }

    private boolean followers(String userId) {
        return each(query(FilmLog.KEY + " = :pk", Following.FOLLOWED + userId, FilmLog.INDEX, A_FEW), item -> {
            String follower = ProfileItem.text(item, Keys.PK).substring(Following.FOLLOWER.length());
            forgetNews(follower, userId);
            part(item, follower, "following");
        });
    }

    /** Takes what somebody has registered out of a follower's feed. */
    private void forgetNews(String follower, String userId) {
        Map<String, AttributeValue> start = null;
        do {
            var request = QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .filterExpression(DynamoDbFeed.AUTHOR + " = :author")
                    .expressionAttributeValues(Map.of(
                            ":pk", AttributeValue.fromS(Keys.feed(follower)),
                            ":author", AttributeValue.fromS(userId)))
                    .exclusiveStartKey(start)
                    .build();
            var found = Patience.with(() -> client.query(request));
            writes.delete(found.items().stream().map(Reads::key).toList());
            start = found.hasLastEvaluatedKey() ? found.lastEvaluatedKey() : null;
        } while (start != null);
    }

    /** Takes a following away, and from the count of the one who stays. */
    private void part(Map<String, AttributeValue> following, String other, String count) {
        List<TransactWriteItem> parting = new ArrayList<>();
        parting.add(changes.deleteExisting(Reads.key(following)));
        Map<String, AttributeValue> profile = reads.one(Keys.profile(other), true);
        if (profile != null) {
            Handle handle = ProfileItem.readProfile(profile).user().handle();
            parting.add(changes.count(count, -1, Keys.profile(other)));
            parting.add(changes.count(count, -1, Keys.handle(handle)));
        }
        changes.transact(parting);
    }

    private boolean entries(String userId) {
        return each(query("pk = :pk AND begins_with(sk, :film)", Keys.user(userId), null, A_FEW), item -> {
            Entry entry = EntryItem.read(item);
            changes.transact(List.of(
                    changes.delete(userId, entry),
                    changes.addTotals(Totals.change(entry, null), entry.tmdbId(), userId)));
        });
    }

    private boolean deleted(String userId) {
        return partition(Keys.deletedList(userId));
    }

    private boolean wishes(String userId) {
        return partition(Keys.watchlist(userId));
    }

    private boolean news(String userId) {
        return partition(Keys.feed(userId));
    }

    /** Other jobs of the user, and what they work on. */
    private boolean jobs(String userId) {
        List<Map<String, AttributeValue>> others = query("pk = :pk", Jobs.partition(userId), null, MANY).stream()
                .map(Reads::key)
                .filter(key -> !key.equals(Jobs.departure(userId)))
                .toList();
        writes.delete(others);
        return partition(Keys.importRows(userId)) || !others.isEmpty();
    }

    private boolean partition(String pk) {
        List<Map<String, AttributeValue>> keys =
                query("pk = :pk", pk, null, MANY).stream().map(Reads::key).toList();
        writes.delete(keys);
        return !keys.isEmpty();
    }

    @Override
    public void end(String userId) {
        Map<String, AttributeValue> job = reads.one(Jobs.departure(userId), true);
        if (job != null) {
            Handle handle = new Handle(ProfileItem.text(job, "handle"));
            changes.transact(
                    List.of(changes.delete(Keys.handle(handle)), changes.deleteExisting(Jobs.departure(userId))));
        }
    }

    private List<Map<String, AttributeValue>> query(String condition, String pk, @Nullable String index, int limit) {
        Map<String, AttributeValue> values = condition.contains(":film")
                ? Map.of(":pk", AttributeValue.fromS(pk), ":film", AttributeValue.fromS(Keys.FILM))
                : Map.of(":pk", AttributeValue.fromS(pk));
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .consistentRead(index == null)
                .limit(limit)
                .build();
        return Patience.with(() -> client.query(request)).items();
    }

    private static boolean each(List<Map<String, AttributeValue>> items, Consumer<Map<String, AttributeValue>> work) {
        items.forEach(work);
        return !items.isEmpty();
    }
}
