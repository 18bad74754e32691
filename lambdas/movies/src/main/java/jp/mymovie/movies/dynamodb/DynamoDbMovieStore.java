package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.KeptPage;
import jp.mymovie.movies.domain.LogPage;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.UserPage;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.domain.WishPage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lists in the one table. Needs {@code GetItem}, {@code BatchGetItem} and {@code Query} on table and indexes to read;
 * {@code PutItem}, {@code UpdateItem} and {@code DeleteItem} besides to write.
 */
public final class DynamoDbMovieStore implements MovieStore {
    private final Reads reads;
    private final Listing listing;
    private final Changes changes;
    private final Identities identities;
    private final Lottery lottery;
    private final FilmLog filmLog;
    private final Following following;
    private final Watchlist watchlist;
    private final NameIndex names;
    private final Clock clock;

    public DynamoDbMovieStore(DynamoDbClient client, String table) {
        this(client, table, Clock.systemUTC());
    }

    public DynamoDbMovieStore(DynamoDbClient client, String table, Clock clock) {
        Transactions transactions = new Transactions(client, table);
        this.clock = clock;
        this.reads = new Reads(client, table);
        this.listing = new Listing(client, table);
        this.changes = new Changes(transactions, reads, clock);
        this.identities = new Identities(client, table);
        this.lottery = new Lottery(client, table);
        this.names = new NameIndex(client, table, reads);
        this.watchlist = new Watchlist(client, table, reads);
        this.following = new Following(client, table, reads, transactions);
        this.filmLog = new FilmLog(client, table, reads);
    }

    @Override
    public @Nullable String userId(Identity identity) {
        return identities.userId(identity);
    }

    @Override
    public @Nullable Profile profile(String userId) {
        Map<String, AttributeValue> item = reads.one(Keys.profile(userId), true);
        return item == null ? null : ProfileItem.readProfile(item);
    }

    @Override
    public @Nullable User user(Handle handle) {
        Map<String, AttributeValue> item = reads.one(Keys.handle(handle), false);
        return item == null || ProfileItem.gone(item) ? null : ProfileItem.readFace(item);
    }

    @Override
    public @Nullable User randomUser(RandomGenerator random) {
        Handle handle = lottery.draw(random);
        User user = handle == null ? null : user(handle);
        return user == null || user.isPrivate() ? null : user;
    }

    @Override
    public UserPage usersByPrefix(String prefix, int limit, @Nullable String after) {
        return names.page(prefix, limit, after);
    }

    @Override
    public Claim claim(Identity identity, User user) {
        return changes.claim(identity, user);
    }

    @Override
    public Swap replaceProfile(Profile before, User after) {
        return changes.replaceProfile(before, after);
    }

    @Override
    public Holding holding(String userId, int tmdbId) {
        Map<String, AttributeValue> profileKey = Keys.profile(userId);
        Map<String, AttributeValue> entryKey = Keys.entry(userId, tmdbId);
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found =
                reads.atOnce(List.of(profileKey, entryKey));
        Map<String, AttributeValue> profile = found.get(profileKey);
        User user = profile == null ? null : ProfileItem.readProfile(profile).user();
        Map<String, AttributeValue> item = found.get(entryKey);
        if (item == null) {
            return new Holding(user, null, null, false);
        }
        Entry entry = EntryItem.read(item);
        return EntryItem.isDeleted(item)
                ? new Holding(user, null, entry, !EntryItem.expired(item, clock.instant()))
                : new Holding(user, entry, null, false);
    }

    @Override
    public Swap replace(Holding held, @Nullable Entry after) {
        return changes.replace(held, after);
    }

    @Override
    public Swap wish(String userId, Wish wish) {
        return watchlist.add(userId, wish);
    }

    @Override
    public void unwish(String userId, int tmdbId) {
        watchlist.remove(userId, tmdbId);
    }

    @Override
    public @Nullable Wish wished(String userId, int tmdbId) {
        return watchlist.one(userId, tmdbId);
    }

    @Override
    public void unwish(String userId, int tmdbId, String origin) {
        watchlist.remove(userId, tmdbId, origin);
    }

    @Override
    public WishPage watchlist(String userId, int limit, @Nullable String after) {
        return watchlist.page(userId, limit, after);
    }

    @Override
    public boolean follows(String followerId, String followedId) {
        return reads.one(Following.key(followerId, followedId), true) != null;
    }

    @Override
    public Swap follow(User follower, User followed, Instant at) {
        return following.follow(follower, followed, at);
    }

    @Override
    public Swap unfollow(User follower, User followed) {
        return following.unfollow(follower, followed);
    }

    @Override
    public UserPage following(String userId, int limit, @Nullable String after) {
        return following.following(userId, limit, after);
    }

    @Override
    public UserPage followers(String userId, int limit, @Nullable String after) {
        return following.followers(userId, limit, after);
    }

    @Override
    public EntryPage wholeEntries(String userId, int limit, int after) {
        return listing.whole(userId, limit, after);
    }

    @Override
    public KeptPage keptEntries(String userId, int limit, int after) {
        return listing.kept(userId, limit, after, clock.instant());
    }

    @Override
    public EntryPage entries(String userId, EntryQuery query) {
        return listing.entries(userId, query);
    }

    @Override
    public List<Entry> entries(String userId, List<Integer> tmdbIds) {
        List<Map<String, AttributeValue>> keys =
                tmdbIds.stream().map(id -> Keys.entry(userId, id)).toList();
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = reads.all(keys, true);
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(found.get(key)))
                .filter(item -> !EntryItem.isDeleted(item))
                .map(item -> EntryItem.read(item).listed())
                .toList();
    }

    @Override
    public Totals filmTotals(int tmdbId) {
        return filmLog.totals(tmdbId);
    }

    @Override
    public LogPage loggedBy(int tmdbId, int limit, @Nullable String after) {
        return filmLog.users(tmdbId, limit, after);
    }
}
