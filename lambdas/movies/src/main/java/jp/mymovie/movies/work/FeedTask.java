package jp.mymovie.movies.work;

import java.time.Clock;
import java.time.Duration;
import jp.mymovie.movies.domain.Feed;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.NewItem;

/** Carries what is registered into the feeds of those who follow its author. */
final class FeedTask implements Task {
    /** What is older has come back from deletion and is no news; nor is what comes from another service, in thousands. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Feed feed;
    private final Clock clock;

    FeedTask(Feed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public boolean takes(Change change) {
        return NewItem.read(change) != null;
    }

    @Override
    public void run(Change change) {
        switch (NewItem.read(change)) {
            case NewItem.Logged(var userId, var entry) -> {
                if (entry.isPublic()
                        && entry.origin() == null
                        && entry.remarks().rating() == null
                        && entry.registeredAt().isAfter(clock.instant().minus(NEWS))) {
                    feed.tell(userId, entry);
                }
            }
            case NewItem.Followed(var followerId, var followedId) -> feed.catchUp(followerId, followedId);
            case NewItem.Unfollowed(var followerId, var followedId) -> feed.forget(followerId, followedId);
            case null -> {}
        }
    }
}
