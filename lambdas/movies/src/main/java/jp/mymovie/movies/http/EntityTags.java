package jp.mymovie.movies.http;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags that are version numbers. Weak ones match like strong ones, because CloudFront weakens the tags of what it
 * compresses and a client can only send back what it got.
 */
final class EntityTags {
    private EntityTags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether a version is among those of If-Match or If-None-Match; without the header every one is. */
    static LongPredicate match(@Nullable String header) {
        if (header == null) {
            return version -> true;
        }
        return version -> {
            for (String tag : header.split(",")) {
                String bare = tag.strip();
                bare = bare.startsWith("W/") ? bare.substring(2) : bare;
                if (bare.equals("*") || bare.equals(of(version))) {
                    return true;
                }
            }
            return false;
        };
    }
}
