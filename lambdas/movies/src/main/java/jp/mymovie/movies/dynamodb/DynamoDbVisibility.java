package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Visibility;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Visibility in the table. The key of an item in an index says whether it is shown and counted, and changes in one
 * transaction with the count: so a step that is done twice, or beside a write of the user, counts once.
 */
public final class DynamoDbVisibility implements Visibility {
    /** Time a step must have left to begin with another item. */
    private static final long ENOUGH_MILLIS = 20_000;

    private final Transactions transactions;
    private final Following follows;
    private final Reads reads;
    private final Queries queries;
    private final Feed feed;

    public DynamoDbVisibility(DynamoDbClient client, String table) {
        this.transactions = new Transactions(client, table);
        this.reads = new Reads(client, table);
        this.follows = new Following(client, table, reads, transactions);
        this.queries = new Queries(client, table);
        this.feed = new DynamoDbFeed(client, table);
    }

    @Override
    public boolean sweep(User user) {
        return entries(user) || followers(user) || following(user);
    }

    private boolean entries(User user) {
        var lagging = queries.filtered(
                Keys.user(user.id()),
                Keys.FILM,
                "begins_with(" + FilmLog.KEY + ", :lagging)",
                Map.of(":lagging", Items.text(user.isPrivate() ? Keys.film("") : Keys.hiddenFilm(""))));
        return each(lagging, item -> move(user, EntryItem.read(item)));
    }

    private void move(User user, Entry entry) {
        Entry moved = entry.shown(!user.isPrivate());
        transactions.run(List.of(
                transactions.set(
                        Keys.entry(user.id(), entry.tmdbId()),
                        one(FilmLog.KEY, EntryItem.filmKey(moved)),
                        Changes.same(entry)),
                transactions.add(
                        new Addition().add(Totals.publicChange(entry, moved)),
                        Keys.filmTotals(entry.tmdbId(), user.id()),
                        null)));
    }

    private boolean followers(User user) {
        return Stream.of(Following.FOLLOWED, Following.HIDDEN)
                .anyMatch(list -> each(queries.byFilm(list + user.id()), found -> {
                    Map<String, AttributeValue> item = reads.one(Reads.key(found), true);
                    if (item != null && Following.isListed(item) == user.isPrivate()) {
                        list(user, item);
                    }
                }));
    }

    /** Shows or hides the user in the list, count and feed of a follower. */
    private void list(User user, Map<String, AttributeValue> item) {
        String follower = Following.follower(item);
        change(
                item,
                one(Following.PLACE, user.isPrivate() ? null : Following.place(item)),
                "following",
                follower,
                user.isPrivate());
        if (user.isPrivate()) {
            feed.forget(follower, user.id());
        } else {
            feed.catchUp(follower, user.id());
        }
    }

    private boolean following(User user) {
        Stream<List<Map<String, AttributeValue>>> all = queries.pages(Following.FOLLOWER + user.id(), Keys.user(""));
        return each(all, item -> {
            if (Following.isPublic(item) == user.isPrivate()) {
                String followed = Following.followed(item);
                change(
                        item,
                        one(FilmLog.KEY, Following.followersKey(followed, user.isPrivate())),
                        "followers",
                        followed,
                        user.isPrivate());
            }
        });
    }

    private void change(
            Map<String, AttributeValue> item,
            Map<String, @Nullable AttributeValue> attribute,
            String count,
            String otherId,
            boolean hides) {
        Map<String, AttributeValue> profile = reads.one(Keys.profile(otherId), true);
        if (profile == null) {
            return; // The departure of the other removes the item.
        }
        User other = ProfileItem.readProfile(profile).user();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(transactions.set(Reads.key(item), attribute, Following.as(item)));
        writes.addAll(follows.counted(count, other, hides ? -1 : 1));
        transactions.run(writes);
    }

    private static Map<String, @Nullable AttributeValue> one(String name, @Nullable AttributeValue value) {
        Map<String, @Nullable AttributeValue> one = new HashMap<>();
        one.put(name, value);
        return one;
    }

    /** Works through all items; whether the time was over before. */
    private static boolean each(
            Stream<List<Map<String, AttributeValue>>> pages, Consumer<Map<String, AttributeValue>> work) {
        Iterator<Map<String, AttributeValue>> items =
                pages.flatMap(List::stream).iterator();
        while (items.hasNext()) {
            if (Deadline.millisLeft() < ENOUGH_MILLIS) {
                return true;
            }
            work.accept(items.next());
        }
        return false;
    }
}
