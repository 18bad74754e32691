package jp.mymovie.movies.dynamodb;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
 * 70 to 79, {@code y2001} the films of 2001, {@code y0} the undated ones.
 */
final class ProfileItem {
    static final String VERSION = "version";

    private ProfileItem() {}

    static Map<String, AttributeValue> profile(Profile profile) {
        Map<String, AttributeValue> item =
                new HashMap<>(Keys.profile(profile.user().id()));
        putUser(item, profile.user());
        item.put("handle", AttributeValue.fromS(profile.user().handle().value()));
        item.put(VERSION, number(profile.version()));
        return item;
    }

    static Map<String, AttributeValue> face(User user) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.handle(user.handle()));
        putUser(item, user);
        item.put("sub", AttributeValue.fromS(user.id()));
        return item;
    }

    static Profile readProfile(Map<String, AttributeValue> item) {
        String userId = text(item, Keys.PK).substring("U#".length());
        return new Profile(
                user(item, userId, new Handle(text(item, "handle"))),
                amount(item, VERSION),
                new Totals(amount(item, "count"), amount(item, "scoreSum"), numbered(item, 'b'), numbered(item, 'y')));
    }

    /** Whether the user of a face is leaving: nobody is to be seen under the handle any more. */
    static boolean gone(Map<String, AttributeValue> face) {
        return face.containsKey("gone");
    }

    static User readFace(Map<String, AttributeValue> item) {
        return user(item, text(item, "sub"), new Handle(text(item, Keys.PK).substring("H#".length())));
    }

    static long amount(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
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

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static void putUser(Map<String, AttributeValue> item, User user) {
        item.put("nickname", AttributeValue.fromS(user.nickname()));
        if (user.url() != null) {
            item.put("url", AttributeValue.fromS(user.url()));
        }
        if (user.birthday() != null) {
            item.put("birthday", AttributeValue.fromS(user.birthday().toString()));
        }
        item.put("private", AttributeValue.fromBool(user.isPrivate()));
        item.put("count", number(user.count()));
        item.put("revision", number(user.revision()));
        item.put("followers", number(user.followers()));
        item.put("following", number(user.following()));
    }

    private static User user(Map<String, AttributeValue> item, String userId, Handle handle) {
        return new User(
                userId,
                handle,
                text(item, "nickname"),
                optional(item, "url"),
                date(optional(item, "birthday")),
                Objects.requireNonNull(item.get("private")).bool(),
                amount(item, "count"),
                amount(item, "revision"),
                amount(item, "followers"),
                amount(item, "following"));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
