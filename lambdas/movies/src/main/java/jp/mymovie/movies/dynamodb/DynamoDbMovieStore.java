package jp.mymovie.movies.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.LogPage;
import jp.mymovie.movies.domain.LoggedFilm;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
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
    private final Lottery lottery;
    private final FilmLog filmLog;

    public DynamoDbMovieStore(DynamoDbClient client, String table) {
        this.reads = new Reads(client, table);
        this.listing = new Listing(client, table);
        this.changes = new Changes(client, table);
        this.lottery = new Lottery(client, table);
        this.filmLog = new FilmLog(client, table, reads);
    }

    @Override
    public @Nullable Profile profile(String userId) {
        Map<String, AttributeValue> item = reads.one(Keys.profile(userId), true);
        return item == null ? null : ProfileItem.readProfile(item);
    }

    @Override
    public @Nullable User user(Handle handle) {
        Map<String, AttributeValue> item = reads.one(Keys.handle(handle), false);
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
    public Swap replaceProfile(Profile before, User after) {
        return changes.replaceProfile(before, after);
    }

    @Override
    public Holding holding(String userId, int tmdbId) {
        Map<String, AttributeValue> profileKey = Keys.profile(userId);
        Map<String, AttributeValue> entryKey = Keys.entry(userId, tmdbId);
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found =
                reads.all(List.of(profileKey, entryKey), true);
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

    @Override
    public LoggedFilm loggedFilm(int tmdbId) {
        return filmLog.film(tmdbId);
    }

    @Override
    public LogPage loggedBy(int tmdbId, int limit, @Nullable String after) {
        return filmLog.users(tmdbId, limit, after);
    }
}
