package jp.mymovie.movies.dynamodb;

import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Meaning of a change of an item for feeds. */
public sealed interface NewItem {
    /** A user has a film on the list that was not on it before. */
    record Logged(String userId, Entry entry) implements NewItem {}

    /** A user follows another. */
    record Followed(String followerId, String followedId) implements NewItem {}

    /** A user follows another no longer. */
    record Unfollowed(String followerId, String followedId) implements NewItem {}

    /** Null for other changes, and for items of other kinds. */
    static @Nullable NewItem read(Change change) {
        if (change.pk().startsWith(Keys.user("")) && change.sk().startsWith(Keys.FILM)) {
            return change.after() != null && !EntryItem.isDeleted(change.after()) && wasNotThere(change.before())
                    ? new Logged(Keys.userId(change.pk()), EntryItem.read(change.after()))
                    : null;
        }
        if (change.pk().startsWith(Following.FOLLOWER)) {
            String follower = Keys.userId(change.pk());
            String followed = Keys.userId(change.sk());
            return switch (change.kind()) {
                case INSERT -> new Followed(follower, followed);
                case REMOVE -> new Unfollowed(follower, followed);
                case MODIFY -> null;
            };
        }
        return null;
    }

    private static boolean wasNotThere(@Nullable Map<String, AttributeValue> before) {
        return before == null || EntryItem.isDeleted(before);
    }
}
