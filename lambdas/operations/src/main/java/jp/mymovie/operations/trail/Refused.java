package jp.mymovie.operations.trail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of AWS to a call that it did not let through.
 *
 * @param code such as {@code AccessDenied}; empty where the call took effect
 * @param by the kind of policy that denied it, as far as the message names one
 * @param on the resource that the message names, for calls whose parameters the trail leaves out; may be empty
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Messages of denied
 *     access</a>
 */
record Refused(String code, String by, String on) {
    private static final Pattern POLICY = Pattern.compile("with an explicit deny in an? ([a-z -]{1,60}?policy)");
    private static final Pattern RESOURCE = Pattern.compile(" on resource: \"?([^\\s\"]+)");

    static Refused of(String code, String message) {
        return new Refused(Touch.plain(code), group(POLICY, message), group(RESOURCE, message));
    }

    private static String group(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? Touch.plain(matcher.group(1)) : "";
    }

    boolean isRefused() {
        return !code.isEmpty();
    }

    /** In words, empty where nothing was refused. */
    String text() {
        return isRefused() ? ", refused: " + code + (by.isEmpty() ? "" : " by a " + by) : "";
    }
}
