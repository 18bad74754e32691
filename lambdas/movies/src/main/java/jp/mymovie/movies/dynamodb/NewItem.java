package jp.mymovie.movies.dynamodb;

import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an item that has come into the table means to those who follow its stream. */
public sealed interface NewItem {
    /** A user has a film on its list. */
    record Logged(String userId, Entry entry) implements NewItem {}

    /** A user follows another. */
    record Followed(String followerId, String followedId) implements NewItem {}

    /** Null for other changes, and for items of other kinds. */
    static @Nullable NewItem read(Change change) {
        if (change.kind() != Change.Kind.INSERT || change.after() == null) {
            return null;
        }
        Map<String, AttributeValue> item = change.after();
        String pk = ProfileItem.text(item, Keys.PK);
        String sk = ProfileItem.text(item, Keys.SK);
        if (pk.startsWith(Keys.user("")) && sk.startsWith(Keys.FILM)) {
            return new Logged(pk.substring(Keys.user("").length()), EntryItem.read(item));
        }
        if (pk.startsWith(Following.FOLLOWER)) {
            return new Followed(
                    pk.substring(Following.FOLLOWER.length()),
                    sk.substring(Keys.user("").length()));
        }
        return null;
    }
}
