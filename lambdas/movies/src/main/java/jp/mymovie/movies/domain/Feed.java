package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** What those whom a user follows have registered lately. Telling twice is telling once. */
public interface Feed {
    /** How long an entry is news. */
    int KEPT_DAYS = 90;

    /** Tells the followers of a user of an entry. */
    void tell(String userId, Entry entry);

    /** Tells a new follower of the latest entries of the one it follows now. */
    void catchUp(String followerId, String followedId);

    /**
     * The feed, newest first. What is no longer to be seen is left out, because the follower follows no longer, its
     * author has become private or gone, or the entry is deleted: a page may therefore be shorter than its limit.
     *
     * @param after the place of the last one already seen; null for the start
     */
    FeedPage page(String userId, int limit, @Nullable String after);
}
