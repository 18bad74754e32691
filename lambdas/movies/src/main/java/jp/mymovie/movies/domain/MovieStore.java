package jp.mymovie.movies.domain;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where lists are kept. Reads of a user by its id see that user's last write, reads by handle may lag a little. Every
 * method gives up at the {@link Deadline} with {@link Unavailable}; then a write has happened wholly or not at all.
 */
public interface MovieStore {
    /** The user with that subject, null if it has chosen no handle yet. */
    @Nullable
    Profile profile(String userId);

    /** The user with that handle, private or not; null if there is none. */
    @Nullable
    User user(Handle handle);

    /** Some user that is not private; null if there is nobody. */
    @Nullable
    User randomUser(RandomGenerator random);

    /** Makes the user known under its handle. */
    Claim claim(User user);

    Holding holding(String userId, int tmdbId);

    /**
     * Replaces an entry if it is still at the version of {@code before}, and in the same transaction the user's totals,
     * its revision and the film's totals.
     *
     * @param before what was read, null if there must be none
     * @param after what shall be, null to delete
     */
    Swap replace(User user, @Nullable Entry before, @Nullable Entry after);

    EntryPage entries(String userId, EntryQuery query);
}
