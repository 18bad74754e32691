package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see one.
 *
 * @param id random and our own, new for each account; never leaves the service
 * @param birthday for the user's own eyes; others see the age
 * @param isPrivate whether others may see nothing of it at all
 * @param showsWatched whether others may see the days films were watched on
 * @param count films on the list
 * @param revision one more with each change of the list: the list's entity tag, together with the id, since revisions begin at 0 again
 * @param followers those who are not private
 * @param following those who are not private
 */
public record User(
        String id,
        Handle handle,
        String nickname,
        @Nullable String url,
        @Nullable LocalDate birthday,
        boolean isPrivate,
        boolean showsWatched,
        long count,
        long revision,
        long followers,
        long following) {
    /** Days for which a handle is held back when its user has left: longer than any copy, token or feed lives. */
    public static final int HANDLE_HELD_DAYS = 180;

    /** One that has just chosen a handle. */
    public static User named(String id, Handle handle, String nickname) {
        return new User(id, handle, nickname, null, null, false, false, 0, 0, 0, 0);
    }

    /** The same user, shown otherwise. */
    public User shownAs(
            String nextNickname,
            @Nullable String nextUrl,
            @Nullable LocalDate nextBirthday,
            boolean nextPrivate,
            boolean nextShowsWatched) {
        return new User(
                id,
                handle,
                nextNickname,
                nextUrl,
                nextBirthday,
                nextPrivate,
                nextShowsWatched,
                count,
                revision,
                followers,
                following);
    }

    /** Years since birth, null where that is not told. */
    public @Nullable Integer age(LocalDate today) {
        return birthday == null ? null : Period.between(birthday, today).getYears();
    }
}
