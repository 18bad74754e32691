package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** News of those whom a user follows. Writing twice is idempotent; nothing of a private user is in it. */
public interface Feed {
    /** How long an entry is news. */
    int KEPT_DAYS = 90;

    /** Adds an entry of a public user to the feeds of the followers. */
    void tell(String userId, Entry entry);

    /** Adds the latest entries of a public user to the feed of a new follower. */
    void catchUp(String followerId, String followedId);

    /** Takes everything of a user out of the feed of somebody who follows no longer. */
    void forget(String followerId, String followedId);

    /**
     * The feed, newest first. Deleted entries are left out, and pages filled up with what comes after them.
     *
     * @param after the place of the last one already seen; null for the start
     */
    FeedPage page(String userId, int limit, @Nullable String after);
}
