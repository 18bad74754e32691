package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.json.JsonObject;

/** Reads the names a user chooses; a bad one is a {@link Problem} of status 422. */
final class Nickname {
    private static final int MAX_LENGTH = 50;

    private Nickname() {}

    static Handle handle(JsonObject body) {
        String text = body.string("handle");
        Handle handle = text == null ? null : Handle.parse(text);
        if (handle == null) {
            throw Problem.invalid(
                            "/handle",
                            "must be 3 to 20 of a-z, 0-9 and _, starting with a letter, got "
                                    + Body.shown(body.get("handle")))
                    .thrown();
        }
        return handle;
    }

    static String read(JsonObject body, String otherwise) {
        if (!body.has("nickname")) {
            return otherwise;
        }
        String text = body.string("nickname");
        String nickname = text == null ? "" : text.strip();
        if (nickname.isEmpty()
                || nickname.codePointCount(0, nickname.length()) > MAX_LENGTH
                || !nickname.codePoints().allMatch(Nickname::printable)) {
            throw Problem.invalid(
                            "/nickname",
                            "must be 1 to 50 characters, none of them a control, got "
                                    + Body.shown(body.get("nickname")))
                    .thrown();
        }
        return nickname;
    }

    private static boolean printable(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
