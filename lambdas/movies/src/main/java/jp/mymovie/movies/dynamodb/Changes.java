package jp.mymovie.movies.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Claim;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Changes of a user: the handle, the profile, the entries; each one transaction. */
final class Changes {
    private final Transactions transactions;
    private final Reads reads;
    private final Clock clock;

    Changes(Transactions transactions, Reads reads, Clock clock) {
        this.transactions = transactions;
        this.reads = reads;
        this.clock = clock;
    }

    Claim claim(Identity identity, User user) {
        Profile profile = new Profile(user, 1, Totals.NONE);
        List<TransactWriteItem> writes = new ArrayList<>(List.of(
                transactions.put(Identities.item(identity, user.id())),
                transactions.put(Keys.identityOf(user.id(), identity)),
                transactions.put(ProfileItem.profile(profile)),
                transactions.put(ProfileItem.face(user), isFree())));
        if (!user.isPrivate()) {
            writes.add(transactions.put(NameIndex.key(user), null));
        }
        List<Boolean> refused = transactions.run(writes);
        if (refused.get(0)) {
            String known = Identities.userId(reads.one(Keys.identity(identity), true));
            return known != null && reads.one(Keys.profile(known), true) != null
                    ? new Claim.AlreadyNamed()
                    : new Claim.Left();
        }
        return refused.contains(true) ? new Claim.HandleTaken() : new Claim.Claimed(profile);
    }

    /** A handle that nobody has, or that was held back long enough: DynamoDB removes it within days only. */
    private Condition isFree() {
        return new Condition(
                "(" + Condition.IS_NOT_THERE.expression() + " OR " + EntryItem.EXPIRES_AT + " < :now)",
                Map.of(),
                Map.of(":now", Items.number(clock.instant().getEpochSecond())));
    }

    Swap replaceProfile(Profile before, User after) {
        User user = before.user();
        Map<String, @Nullable AttributeValue> shown = new HashMap<>();
        shown.put("nickname", Items.text(after.nickname()));
        shown.put("url", after.url() == null ? null : Items.text(after.url()));
        shown.put(
                "birthday",
                after.birthday() == null ? null : Items.text(after.birthday().toString()));
        shown.put(ProfileItem.PRIVATE, AttributeValue.fromBool(after.isPrivate()));
        shown.put(ProfileItem.SHOWS_WATCHED, AttributeValue.fromBool(after.showsWatched()));
        Map<String, @Nullable AttributeValue> versioned = new HashMap<>(shown);
        versioned.put(ProfileItem.VERSION, Items.number(before.version() + 1));
        Condition same = Condition.is(ProfileItem.VERSION, Items.number(before.version()));
        List<TransactWriteItem> writes = new ArrayList<>();
        if (after.isPrivate() == user.isPrivate()) {
            writes.add(transactions.set(Keys.profile(user.id()), versioned, same));
        } else {
            // A ticket says that there is a film: none may come or go in between.
            Condition count = Condition.is(ProfileItem.COUNT, Items.number(user.count()));
            writes.add(transactions.set(Keys.profile(user.id()), versioned, same.and(count)));
            writes.add(transactions.put(Jobs.visibility(user.id(), before.version() + 1), null));
            writes.add(
                    after.isPrivate()
                            ? transactions.delete(NameIndex.key(user))
                            : transactions.put(NameIndex.key(user), null));
            if (user.count() > 0) {
                writes.add(
                        after.isPrivate()
                                ? transactions.delete(Lottery.key(user))
                                : transactions.put(Lottery.ticket(user), null));
            }
        }
        writes.add(transactions.set(Keys.handle(user.handle()), shown, Condition.IS_THERE));
        return transactions.run(writes).contains(true) ? Swap.CHANGED : Swap.DONE;
    }

    Swap replace(Holding held, @Nullable Entry after) {
        User user = Objects.requireNonNull(held.user(), "what is replaced must have been read with its user");
        Entry before = held.entry();
        Entry either = after == null ? before : after;
        if (either == null) {
            throw new IllegalArgumentException("one of before and after must be an entry, got null and null");
        }
        Totals change = Totals.change(before, after);
        Condition same = Condition.is(ProfileItem.PRIVATE, AttributeValue.fromBool(user.isPrivate()))
                .and(new Condition(
                        "#revision <= :latest",
                        Map.of("#revision", "revision"),
                        Map.of(":latest", Items.number(user.revision() + Holding.MOST_BETWEEN))));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(transactions.put(
                after == null
                        ? EntryItem.deleted(
                                user.id(), either.by(user), clock.instant().plus(Duration.ofDays(Holding.KEPT_DAYS)))
                        : EntryItem.write(user.id(), after),
                as(held)));
        boolean first = before == null && user.count() == 0;
        boolean last = after == null && user.count() == 1;
        if ((first || last) && !user.isPrivate()) {
            // The draw of a random user knows those alone who have a film.
            same = same.and(Condition.is(ProfileItem.COUNT, Items.number(user.count())));
            writes.add(first ? transactions.put(Lottery.ticket(user), null) : transactions.delete(Lottery.key(user)));
        }
        writes.add(transactions.add(new Addition().add("revision", 1).addAll(change), Keys.profile(user.id()), same));
        writes.add(transactions.add(
                new Addition().add("revision", 1).add(ProfileItem.COUNT, change.count()),
                Keys.handle(user.handle()),
                Condition.IS_THERE));
        Addition ofFilm = new Addition().add(Totals.publicChange(before, after));
        if (!ofFilm.amounts().isEmpty()) {
            writes.add(transactions.add(ofFilm, Keys.filmTotals(either.tmdbId(), user.id()), null));
        }
        if (before == null) {
            writes.add(transactions.delete(Keys.wish(user.id(), either.tmdbId())));
        }
        return transactions.run(writes).contains(true) ? Swap.CHANGED : Swap.DONE;
    }

    /** That the entry's item is still as it was read. */
    static Condition as(Holding held) {
        if (held.entry() != null) {
            return same(held.entry());
        }
        return held.deleted() == null
                ? Condition.IS_NOT_THERE
                : version(held.deleted()).and(Condition.of("attribute_exists(" + EntryItem.EXPIRES_AT + ")"));
    }

    /** That an entry is on the list, at its version and as public as it was. */
    static Condition same(Entry entry) {
        return version(entry).and(Condition.is(FilmLog.KEY, EntryItem.filmKey(entry)));
    }

    private static Condition version(Entry entry) {
        return Condition.is(EntryItem.VERSION, Items.number(entry.version()));
    }
}
