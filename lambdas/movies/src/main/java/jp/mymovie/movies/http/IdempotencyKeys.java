package jp.mymovie.movies.http;

import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key}: with the same key the same content is taken once, however often it is sent.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft of the IETF</a>
 */
final class IdempotencyKeys {
    private static final int MAX_LENGTH = 100;

    private IdempotencyKeys() {}

    /** Null where none is sent. */
    static @Nullable String of(Request request) {
        String key = request.headers().get("idempotency-key");
        if (key != null
                && (!Texts.visible(key)
                        || Texts.length(key) > MAX_LENGTH
                        || !Texts.whole(key)
                        || key.codePoints().anyMatch(Character::isISOControl))) {
            throw wanted("'" + Texts.cut(key, 40) + "'");
        }
        return key;
    }

    static ProblemException wanted(String got) {
        return Problem.badRequest(
                        "'idempotency-key' must be 1 to 100 characters that are new for new content, got " + got)
                .thrown();
    }

    /** @param content what was sent under the key before */
    static ProblemException reused(String content) {
        return new Problem(
                        422,
                        "key-reused",
                        "Key reused",
                        "another " + content + " was sent with that idempotency-key: send this one with a new key")
                .thrown();
    }
}
