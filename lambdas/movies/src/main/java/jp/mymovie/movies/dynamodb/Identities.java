package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Leads from the identities of sign-in services to users. An identity leads to one user; a user can have several, so that
 * a lost pool is replaced by linking the new one's identities to the users who are there.
 */
public final class Identities {
    private final Transactions transactions;
    private final Reads reads;
    private final Queries queries;

    public Identities(DynamoDbClient client, String table) {
        this.transactions = new Transactions(client, table);
        this.reads = new Reads(client, table);
        this.queries = new Queries(client, table);
    }

    /** Result of linking. */
    public enum Link {
        DONE,
        /** It leads there already. */
        SAME,
        /** It leads to another user, or belonged to an account that was deleted: nothing was changed. */
        TAKEN,
        /** Nobody has that handle. */
        NOBODY
    }

    /** Lets an identity lead to the user who has a handle. */
    public Link link(Handle handle, Identity identity) {
        Map<String, AttributeValue> face = reads.one(Keys.handle(handle), true);
        if (face == null || ProfileItem.gone(face)) {
            return Link.NOBODY;
        }
        User user = ProfileItem.readFace(face);
        List<Boolean> refused = transactions.run(List.of(
                transactions.put(item(identity, user.id())),
                transactions.put(Keys.identityOf(user.id(), identity), null),
                transactions.check(Keys.profile(user.id()), Condition.IS_THERE)));
        if (refused.getLast()) {
            return Link.NOBODY;
        }
        if (!refused.getFirst()) {
            return Link.DONE;
        }
        return user.id().equals(userId(reads.one(Keys.identity(identity), true))) ? Link.SAME : Link.TAKEN;
    }

    /**
     * Id of the user an identity leads to. The read is eventually consistent, which is half the price, and a second one is
     * made only where it finds nothing: the item is written once and stays.
     */
    @Nullable
    String userId(Identity identity) {
        Map<String, AttributeValue> key = Keys.identity(identity);
        Map<String, AttributeValue> item = reads.one(key, false);
        return userId(item == null ? reads.one(key, true) : item);
    }

    /** The identities that lead to a user. */
    List<Identity> of(String userId) {
        return queries.whole(Keys.user(userId), Keys.IDENTITY).stream()
                .map(Identities::read)
                .toList();
    }

    /** The identity in an item of a user's partition. */
    static Identity read(Map<String, AttributeValue> item) {
        String text = Items.text(item, Keys.SK).substring(Keys.IDENTITY.length());
        int space = text.indexOf(' ');
        return new Identity(text.substring(0, space), text.substring(space + 1));
    }

    /** Refuses the identities of a user who has left for as long as their tokens may live, and forgets whose they were. */
    void retire(String userId, Clock clock) {
        AttributeValue until = Items.number(
                clock.instant().plus(Duration.ofDays(Departures.REFUSED_DAYS)).getEpochSecond());
        for (Identity identity : of(userId)) {
            Map<String, AttributeValue> refused = new HashMap<>(Keys.identity(identity));
            refused.put(EntryItem.EXPIRES_AT, until);
            transactions.run(
                    List.of(transactions.put(refused, null), transactions.delete(Keys.identityOf(userId, identity))));
        }
    }

    static Map<String, AttributeValue> item(Identity identity, String userId) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.identity(identity));
        item.put(ProfileItem.USER, Items.text(userId));
        return item;
    }

    static @Nullable String userId(@Nullable Map<String, AttributeValue> item) {
        return item == null ? null : Items.optional(item, ProfileItem.USER);
    }
}
