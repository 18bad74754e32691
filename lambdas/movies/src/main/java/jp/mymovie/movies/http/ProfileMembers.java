package jp.mymovie.movies.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Nickname;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Reads what a user tells of itself; a bad value is a {@link Problem} of status 422. */
final class ProfileMembers {
    private static final int FIRST_YEAR = 1900;

    private ProfileMembers() {}

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

    static String nickname(JsonObject body, String otherwise) {
        if (!body.has("nickname")) {
            return otherwise;
        }
        String text = body.string("nickname");
        String nickname = Nickname.normalized(text == null ? "" : text);
        String fault = text == null ? Body.shown(body.get("nickname")) : Nickname.fault(nickname);
        if (fault != null) {
            throw Problem.invalid(
                            "/nickname",
                            "must be 1 to 50 characters that can be seen, none of them a control or joiner outside of"
                                    + " emoji, got " + fault)
                    .thrown();
        }
        return nickname;
    }

    /** An https URL or null; anything else could run as a script where it is shown as a link. */
    static @Nullable String url(JsonObject body, @Nullable String otherwise) {
        if (!body.has("url")) {
            return otherwise;
        }
        if (body.get("url") == null) {
            return null;
        }
        String text = body.string("url");
        String url = text == null ? null : ProfileUrl.parse(text);
        if (url == null) {
            throw Problem.invalid(
                            "/url",
                            "must be an https URL of a public host, without user or port, of at most 200 characters,"
                                    + " or null, got " + Body.shown(body.get("url")))
                    .thrown();
        }
        return url;
    }

    static @Nullable LocalDate birthday(JsonObject body, @Nullable LocalDate otherwise, LocalDate today) {
        if (!body.has("birthday")) {
            return otherwise;
        }
        if (body.get("birthday") == null) {
            return null;
        }
        String text = body.string("birthday");
        try {
            LocalDate date = text == null ? null : LocalDate.parse(text);
            if (date != null && date.getYear() >= FIRST_YEAR && !date.isAfter(today)) {
                return date;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Problem.invalid(
                        "/birthday",
                        "must be a day from 1900 on that is past, such as 2001-07-20, or null, got "
                                + Body.shown(body.get("birthday")))
                .thrown();
    }

    static boolean bool(JsonObject body, String name, boolean otherwise) {
        if (!body.has(name)) {
            return otherwise;
        }
        Boolean value = body.bool(name);
        if (value == null) {
            throw Problem.invalid("/" + name, "must be true or false, got " + Body.shown(body.get(name)))
                    .thrown();
        }
        return value;
    }
}
