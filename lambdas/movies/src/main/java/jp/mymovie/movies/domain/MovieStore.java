package jp.mymovie.movies.domain;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where lists are kept. Reads of a user by its id see that user's last write, reads by handle may lag a little. Every
 * method gives up at the {@link Deadline} with {@link Unavailable}; then a write has happened wholly or not at all.
 */
public interface MovieStore {
    /** Id of the user an identity leads to; null where it leads to none. */
    @Nullable
    String userId(Identity identity);

    /** The user with that id, null if there is none. */
    @Nullable
    Profile profile(String userId);

    /** The user with that handle, private or not; null if there is none. */
    @Nullable
    User user(Handle handle);

    /** Some user that is not private and has a film on the list; null if there is nobody. */
    @Nullable
    User randomUser(RandomGenerator random);

    /**
     * Users whose handle begins so, in the order of handles; pages may be shorter than their limit.
     *
     * @param prefix two letters or more
     */
    UserPage usersByPrefix(String prefix, int limit, @Nullable String after);

    /** Makes the user known under its handle, and lets the identity lead to it. */
    Claim claim(Identity identity, User user);

    /**
     * Replaces nickname, URL, birthday and both switches of a profile if it is still at the version of {@code before}; what
     * else {@code after} says is not looked at. {@link Visibility} follows up the private one.
     */
    Swap replaceProfile(Profile before, User after);

    Holding holding(String userId, int tmdbId);

    /**
     * Replaces an entry if all is still as it was read, and in the same transaction the user's totals, its revision and,
     * as far as the entry is public, the film's totals.
     *
     * @param held state that was read; with a user
     * @param after state that shall be, null to delete
     */
    Swap replace(Holding held, @Nullable Entry after);

    /** Adds to the watchlist; a film that is on it stays as it is. Registering a film takes it off. {@link Swap#GONE} where there is no such user. */
    Swap wish(String userId, Wish wish);

    void unwish(String userId, int tmdbId);

    /** The film on the watchlist; null where it is not on it. */
    @Nullable
    Wish wished(String userId, int tmdbId);

    /** Takes a film off the watchlist that a row of an import has brought, and no other. */
    void unwish(String userId, int tmdbId, String origin);

    /**
     * The watchlist, newest first.
     *
     * @param after the {@linkplain Wish#key key} of the last one already seen; null for the start
     */
    WishPage watchlist(String userId, int limit, @Nullable String after);

    /** Whether one follows the other now. */
    boolean follows(String followerId, String followedId);

    /** Follows, and counts it for either side as far as the other is public; {@link Swap#CHANGED} where that is so already. */
    Swap follow(User follower, User followed, Instant at);

    /** Follows no longer; {@link Swap#CHANGED} where that is so already. */
    Swap unfollow(User follower, User followed);

    /** Whom a user follows, newest first, private users left out. */
    UserPage following(String userId, int limit, @Nullable String after);

    /** Followers of a user, newest first, private users left out; may lag a little. */
    UserPage followers(String userId, int limit, @Nullable String after);

    EntryPage entries(String userId, EntryQuery query);

    /** Those of some films that are on the list, as lists show them, in the order of the films; sees the list's last write. */
    List<Entry> entries(String userId, List<Integer> tmdbIds);

    /** The list with its notes, in an order of its own. @param after the film of the last one already seen, 0 for the start */
    EntryPage wholeEntries(String userId, int limit, int after);

    /** The same with deleted entries that can be restored, whole. */
    KeptPage keptEntries(String userId, int limit, int after);

    /** Totals of all public lists a film is on, without years and genres; as a rule less than a second old. */
    Totals filmTotals(int tmdbId);

    /**
     * Users who have a film on the list, newest first, private users left out.
     *
     * @param after the place of the last one already seen; null for the start
     */
    LogPage loggedBy(int tmdbId, int limit, @Nullable String after);
}
