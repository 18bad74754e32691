package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * A user as others see one.
 *
 * @param id the token's subject; never leaves the service
 * @param isPrivate whether others may see anything of it at all
 * @param count films on the list
 * @param revision changes whenever the list does: the list's entity tag
 */
public record User(
        String id,
        Handle handle,
        String nickname,
        @Nullable String url,
        boolean isPrivate,
        long count,
        long revision,
        long followers,
        long following) {
    /** The same user, shown otherwise. */
    public User shownAs(String nextNickname, @Nullable String nextUrl, boolean nextPrivate) {
        return new User(id, handle, nextNickname, nextUrl, nextPrivate, count, revision, followers, following);
    }

    /** One that has just chosen a handle. */
    public static User named(String id, Handle handle, String nickname) {
        return new User(id, handle, nickname, null, false, 0, 0, 0, 0);
    }
}
