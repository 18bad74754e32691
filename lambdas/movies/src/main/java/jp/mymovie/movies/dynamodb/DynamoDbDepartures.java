package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Departures in the table. The beginning takes the profile away, on which every write of the user depends, leaves nothing
 * under the handle but that it is held back, and writes the {@linkplain Jobs job}; the rest is swept in the order in which
 * others notice it. Sweeping looks for what is left, so it can be repeated from any place.
 */
public final class DynamoDbDepartures implements Departures {
    private static final int A_FEW = 25;
    private static final int MANY = 100;

    private final Reads reads;
    private final Queries queries;
    private final Transactions transactions;
    private final Following follows;
    private final Identities identities;
    private final Feed feed;
    private final BatchWrites writes;
    private final Clock clock;

    public DynamoDbDepartures(DynamoDbClient client, String table, Clock clock) {
        this.reads = new Reads(client, table);
        this.queries = new Queries(client, table);
        this.transactions = new Transactions(client, table);
        this.follows = new Following(client, table, reads, transactions);
        this.identities = new Identities(client, table);
        this.feed = new DynamoDbFeed(client, table);
        this.writes = new BatchWrites(client, table);
        this.clock = clock;
    }

    @Override
    public boolean begun(String userId) {
        return reads.one(Jobs.departure(userId), true) != null;
    }

    @Override
    public Swap begin(User user) {
        List<Boolean> refused = transactions.run(List.of(
                transactions.delete(Keys.profile(user.id()), Condition.IS_THERE),
                transactions.put(
                        ProfileItem.heldBack(
                                user.handle(), clock.instant().plus(Duration.ofDays(User.HANDLE_HELD_DAYS))),
                        Condition.IS_THERE),
                transactions.delete(Lottery.key(user)),
                transactions.delete(NameIndex.key(user)),
                transactions.put(Jobs.begun(Jobs.departure(user.id()), Map.of()))));
        return refused.contains(true) ? Swap.GONE : Swap.DONE;
    }

    @Override
    public boolean sweep(String userId) {
        return Stream.<Sweep>of(
                        this::following,
                        this::followers,
                        this::entries,
                        this::wishes,
                        this::news,
                        this::tokens,
                        this::jobs)
                .anyMatch(sweep -> sweep.some(userId));
    }

    /** Removes some of one kind; false where there was nothing. */
    @FunctionalInterface
    private interface Sweep {
        boolean some(String userId);
    }

    private boolean following(String userId) {
        return each(
                queries.some(Following.FOLLOWER + userId, A_FEW),
                item -> part(item, Following.followed(item), "followers", Following.isPublic(item)));
    }

    private boolean followers(String userId) {
        return Following.LISTS.stream()
                .flatMap(list -> queries.byFilm(list + userId).findFirst().stream())
                .anyMatch(found -> each(found, key -> {
                    String follower = Following.follower(key);
                    feed.forget(follower, userId);
                    Map<String, AttributeValue> item = reads.one(Reads.key(key), true);
                    if (item != null) {
                        part(item, follower, "following", Following.isListed(item));
                    }
                }));
    }

    /** Takes a follow away, and from the count of the one who stays. */
    private void part(Map<String, AttributeValue> follow, String other, String count, boolean counted) {
        List<TransactWriteItem> parting = new ArrayList<>();
        parting.add(transactions.delete(Reads.key(follow), Following.as(follow)));
        Map<String, AttributeValue> profile = reads.one(Keys.profile(other), true);
        if (profile != null && counted) {
            parting.addAll(
                    follows.counted(count, ProfileItem.readProfile(profile).user(), -1));
        }
        transactions.run(parting);
    }

    private boolean entries(String userId) {
        return each(queries.someOf(Keys.user(userId), Keys.FILM, A_FEW), item -> {
            Entry entry = EntryItem.read(item);
            if (EntryItem.isDeleted(item)) {
                transactions.run(List.of(transactions.delete(Reads.key(item))));
            } else {
                List<TransactWriteItem> gone = new ArrayList<>();
                gone.add(transactions.delete(Reads.key(item), Changes.same(entry)));
                Addition ofFilm = new Addition().add(Totals.publicChange(entry, null));
                if (!ofFilm.amounts().isEmpty()) {
                    gone.add(transactions.add(ofFilm, Keys.filmTotals(entry.tmdbId(), userId), null));
                }
                transactions.run(gone);
            }
        });
    }

    private boolean wishes(String userId) {
        return partition(Keys.watchlist(userId));
    }

    private boolean news(String userId) {
        return partition(Keys.feed(userId));
    }

    private boolean tokens(String userId) {
        Map<String, AttributeValue> list = reads.one(ScriptTokenItems.listKey(userId), true);
        if (list == null) {
            return false;
        }
        // The list goes last: it alone knows of the others.
        writes.delete(ScriptTokenItems.readList(list).stream()
                .map(token -> ScriptTokenItems.key(token.id()))
                .toList());
        writes.delete(List.of(ScriptTokenItems.listKey(userId)));
        return true;
    }

    /** Other jobs of the user, and what they work on. */
    private boolean jobs(String userId) {
        List<Map<String, AttributeValue>> others = queries.some(Jobs.partition(userId), MANY).stream()
                .map(Reads::key)
                .filter(key -> !key.equals(Jobs.departure(userId)))
                .toList();
        writes.delete(others);
        return partition(Keys.importRows(userId)) || !others.isEmpty();
    }

    private boolean partition(String pk) {
        List<Map<String, AttributeValue>> keys =
                queries.some(pk, MANY).stream().map(Reads::key).toList();
        writes.delete(keys);
        return !keys.isEmpty();
    }

    @Override
    public List<Identity> identities(String userId) {
        return identities.of(userId);
    }

    @Override
    public void end(String userId) {
        identities.retire(userId, clock);
        transactions.run(List.of(transactions.delete(Jobs.departure(userId))));
    }

    private static boolean each(List<Map<String, AttributeValue>> items, Consumer<Map<String, AttributeValue>> work) {
        items.forEach(work);
        return !items.isEmpty();
    }
}
