package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see one.
 *
 * @param id the token's subject; never leaves the service
 * @param birthday for the user's own eyes; others see the age
 * @param isPrivate whether others may see anything of it at all
 * @param count films on the list
 * @param revision changes whenever the list does: the list's entity tag
 */
public record User(
        String id,
        Handle handle,
        String nickname,
        @Nullable String url,
        @Nullable LocalDate birthday,
        boolean isPrivate,
        long count,
        long revision,
        long followers,
        long following) {
    /** The same user, shown otherwise. */
    public User shownAs(
            String nextNickname, @Nullable String nextUrl, @Nullable LocalDate nextBirthday, boolean nextPrivate) {
        return new User(
                id, handle, nextNickname, nextUrl, nextBirthday, nextPrivate, count, revision, followers, following);
    }

    /** Years since birth, null where that is not told. */
    public @Nullable Integer age(LocalDate today) {
        return birthday == null ? null : Period.between(birthday, today).getYears();
    }

    /** One that has just chosen a handle. */
    public static User named(String id, Handle handle, String nickname) {
        return new User(id, handle, nickname, null, null, false, 0, 0, 0, 0);
    }
}
