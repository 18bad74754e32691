package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import jp.mymovie.movies.domain.Precondition;
import jp.mymovie.movies.domain.User;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags: the life of the account and a version in it, since versions begin again when a handle passes to another
 * person and copies of the one before may still be about. Weak ones match like strong ones, because CloudFront weakens the
 * tags of what it compresses and a client can only send back what it got.
 */
final class EntityTags {
    static final String IF_MATCH = "if-match";
    static final String IF_NONE_MATCH = "if-none-match";

    private static final int LIFE_BYTES = 6;

    private EntityTags() {}

    static String of(User user, long version) {
        return "\"" + life(user) + "." + version + "\"";
    }

    /** A digest, because the id itself stays inside. */
    private static String life(User user) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("life " + user.id()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LIFE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every java has SHA-256", e);
        }
    }

    /** True if a header names a tag, or any by an asterisk; a missing header names none. */
    static boolean names(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",")) {
            String bare = one.strip();
            bare = bare.startsWith("W/") ? bare.substring(2) : bare;
            if (bare.equals("*") || bare.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Precondition that the headers of a request put on an entry: If-Match, and {@code If-None-Match: *}. */
    static Precondition precondition(Request request) {
        String match = request.headers().get(IF_MATCH);
        String noneMatch = request.headers().get(IF_NONE_MATCH);
        Precondition matches = match == null
                ? Precondition.NONE
                : (user, entry) -> entry != null && names(match, of(user, entry.version()));
        Precondition differs = noneMatch == null
                ? Precondition.NONE
                : (user, entry) -> entry == null || !names(noneMatch, of(user, entry.version()));
        return (user, entry) -> matches.admits(user, entry) && differs.admits(user, entry);
    }
}
