package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A user as two items: the profile in the user's own partition, with all totals, and the public face under the handle,
 * with count and revision only, so that a guest's look-up and a 304 cost one read. Both change in the same transactions.
 * Totals are single numbers, because {@code ADD} works on top-level attributes only: {@code b7} counts the scores from
 * 70 to 79, {@code g16} the films of a genre, {@code y5l} those of 2001: years are told from 1800 on in base 36, because
 * a list of a hundred years would else make the profile larger than a write unit.
 */
final class ProfileItem {
    static final String VERSION = "version";
    static final String PRIVATE = "private";
    static final String COUNT = "count";

    /** The user's id, in a face and in an identity. */
    static final String USER = "user";

    /** The switch that shows the days films were watched on. */
    static final String SHOWS_WATCHED = "showsWatched";

    /** Begin the names of counts. */
    static final char BAND = 'b';

    private static final String YEAR = "y";
    private static final int FIRST_YEAR = 1800;
    private static final int YEAR_RADIX = 36;
    static final char GENRE = 'g';
    static final String MINUTES = "minutes";

    private ProfileItem() {}

    static Map<String, AttributeValue> profile(Profile profile) {
        Map<String, AttributeValue> item =
                new HashMap<>(Keys.profile(profile.user().id()));
        putUser(item, profile.user());
        item.put("handle", AttributeValue.fromS(profile.user().handle().value()));
        item.put(VERSION, Items.number(profile.version()));
        return item;
    }

    static Map<String, AttributeValue> face(User user) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.handle(user.handle()));
        putUser(item, user);
        item.put(USER, AttributeValue.fromS(user.id()));
        return item;
    }

    static Profile readProfile(Map<String, AttributeValue> item) {
        String userId = Items.text(item, Keys.PK).substring(Keys.user("").length());
        return new Profile(
                user(item, userId, new Handle(Items.text(item, "handle"))), Items.amount(item, VERSION), totals(item));
    }

    /** Totals that an item counts. */
    static Totals totals(Map<String, AttributeValue> item) {
        return new Totals(
                Items.amount(item, COUNT),
                Items.amount(item, "scoreSum"),
                Items.amount(item, MINUTES),
                numbered(item, BAND),
                years(item),
                numbered(item, GENRE));
    }

    /** Left in place of the face of a user who has left: the handle, and until when nobody else may have it. */
    static Map<String, AttributeValue> heldBack(Handle handle, Instant until) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.handle(handle));
        item.put(EntryItem.EXPIRES_AT, Items.number(until.getEpochSecond()));
        return item;
    }

    /** True if nobody is to be seen under a handle any more. */
    static boolean gone(Map<String, AttributeValue> face) {
        return face.containsKey(EntryItem.EXPIRES_AT);
    }

    static User readFace(Map<String, AttributeValue> item) {
        return user(
                item,
                Items.text(item, USER),
                new Handle(Items.text(item, Keys.PK).substring("H#".length())));
    }

    /** The attributes named by a letter and a number, with the number as key. */
    static SortedMap<Integer, Long> numbered(Map<String, AttributeValue> item, char letter) {
        SortedMap<Integer, Long> amounts = new TreeMap<>();
        item.forEach((name, value) -> {
            if (name.charAt(0) == letter && name.length() > 1 && Character.isDigit(name.charAt(1))) {
                amounts.put(Integer.valueOf(name.substring(1)), Long.valueOf(value.n()));
            }
        });
        return amounts;
    }

    /** Name of the count of a year's films. */
    static String year(int year) {
        return YEAR + Integer.toString(year - FIRST_YEAR, YEAR_RADIX);
    }

    private static SortedMap<Integer, Long> years(Map<String, AttributeValue> item) {
        SortedMap<Integer, Long> amounts = new TreeMap<>();
        item.forEach((name, value) -> {
            if (name.startsWith(YEAR)) {
                amounts.put(
                        Integer.parseInt(name.substring(YEAR.length()), YEAR_RADIX) + FIRST_YEAR,
                        Long.valueOf(value.n()));
            }
        });
        return amounts;
    }

    private static void putUser(Map<String, AttributeValue> item, User user) {
        item.put("nickname", AttributeValue.fromS(user.nickname()));
        Items.putText(item, "url", user.url());
        Items.putText(
                item,
                "birthday",
                user.birthday() == null ? null : user.birthday().toString());
        item.put(PRIVATE, AttributeValue.fromBool(user.isPrivate()));
        item.put(SHOWS_WATCHED, AttributeValue.fromBool(user.showsWatched()));
        item.put(COUNT, Items.number(user.count()));
        item.put("revision", Items.number(user.revision()));
        item.put("followers", Items.number(user.followers()));
        item.put("following", Items.number(user.following()));
    }

    private static User user(Map<String, AttributeValue> item, String userId, Handle handle) {
        return new User(
                userId,
                handle,
                Items.text(item, "nickname"),
                Items.optional(item, "url"),
                date(Items.optional(item, "birthday")),
                bool(item, PRIVATE),
                bool(item, SHOWS_WATCHED),
                Items.amount(item, COUNT),
                Items.amount(item, "revision"),
                Items.amount(item, "followers"),
                Items.amount(item, "following"));
    }

    private static boolean bool(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value != null && value.bool();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
