package jp.mymovie.movies.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Contention;
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
        return Following.LISTS.stream()
                .anyMatch(list -> each(queries.byFilm(list + user.id()), found -> list(user, Reads.key(found))));
    }

    /**
     * Shows or hides the user in the feed, list and count of a follower. The feed comes first: a step that is done again
     * sees by the list whether it was done.
     */
    private void list(User user, Map<String, AttributeValue> key) {
        change(key, item -> {
            if (Following.isListed(item) != user.isPrivate()) {
                return null;
            }
            String follower = Following.follower(item);
            if (user.isPrivate()) {
                feed.forget(follower, user.id());
            } else {
                feed.catchUp(follower, user.id());
            }
            AttributeValue place = user.isPrivate() ? null : Following.place(item);
            return new Move(one(Following.PLACE, place), "following", follower, user.isPrivate());
        });
    }

    private boolean following(User user) {
        Stream<List<Map<String, AttributeValue>>> all = queries.pages(Following.FOLLOWER + user.id(), Keys.user(""));
        return each(
                all,
                found -> change(Reads.key(found), item -> {
                    if (Following.isPublic(item) != user.isPrivate()) {
                        return null;
                    }
                    String followed = Following.followed(item);
                    return new Move(
                            one(FilmLog.KEY, Following.followersKey(followed, user.isPrivate())),
                            "followers",
                            followed,
                            user.isPrivate());
                }));
    }

    /** Change of a follow, and the count of the other user that changes with it. */
    private record Move(Map<String, @Nullable AttributeValue> attribute, String count, String otherId, boolean hides) {}

    /** Changes a follow as it is now, and again where the other user's own switch came in between. */
    private void change(Map<String, AttributeValue> key, Function<Map<String, AttributeValue>, @Nullable Move> move) {
        while (true) {
            Map<String, AttributeValue> item = reads.one(key, true);
            Move next = item == null ? null : move.apply(item);
            Map<String, AttributeValue> profile = next == null ? null : reads.one(Keys.profile(next.otherId()), true);
            if (item == null || next == null || profile == null) {
                return; // There is nothing left to do, or the departure of the other removes the item.
            }
            User other = ProfileItem.readProfile(profile).user();
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(transactions.set(key, next.attribute(), Following.as(item)));
            writes.addAll(follows.counted(next.count(), other, next.hides() ? -1 : 1));
            if (!transactions.run(writes).contains(true)) {
                return;
            }
            Contention.pause();
        }
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
