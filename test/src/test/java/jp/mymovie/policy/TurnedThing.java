package jp.mymovie.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing of the estate that a promise rests on, or that a turned administrator could make for himself.
 *
 * @param type the resource type of AWS's action data, with a kind of our own behind a slash: {@code s3:object/archive};
 *     {@code s3:-} for what is the account's and has no ARN
 * @param behind the role that acts for whoever has the thing, or null
 * @param context condition keys of a request about it
 */
record TurnedThing(
        String arn, String type, String account, @Nullable Identity behind, Map<String, List<String>> context) {
    /** True if a row of a table speaks of things like it: of its type, with or without its kind. */
    boolean isA(String asked) {
        return asked.equals("*") || type.equals(asked) || type.startsWith(asked + "/");
    }

    /** The type without a kind. */
    String plainType() {
        return type.contains("/") ? type.substring(0, type.indexOf('/')) : type;
    }

    @Nullable
    String region() {
        String region = arn.equals("*") ? "" : arn.split(":", 6)[3];
        return region.isEmpty() ? null : region;
    }
}
