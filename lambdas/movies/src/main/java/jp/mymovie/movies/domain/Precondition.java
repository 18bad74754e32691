package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/**
 * Condition on the state a change starts from.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, conditional requests</a>
 */
@FunctionalInterface
public interface Precondition {
    /** Holds in any state. */
    Precondition NONE = (user, entry) -> true;

    /** Holds where there is no entry. */
    Precondition ABSENT = (user, entry) -> entry == null;

    /** True if it holds for an entry of a user, null where there is none. */
    boolean admits(User user, @Nullable Entry entry);
}
