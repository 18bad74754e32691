package jp.mymovie.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that can send requests, with the policies that go with it.
 *
 * @param name how it is called: {@code Prod/Administrator}, {@code anonymous}, {@code cloudtrail.amazonaws.com}
 * @param caller as whom it signs
 * @param policies of its own and of its groups
 * @param boundary or null
 * @param session the policy of its session, or null
 * @param context condition keys that it always carries
 */
record Identity(
        String name,
        Caller caller,
        List<Policy> policies,
        @Nullable Policy boundary,
        @Nullable Policy session,
        Map<String, List<String>> context) {

    static Identity of(String name, Caller caller) {
        return new Identity(name, caller, List.of(), null, null, Map.of());
    }

    /** The same with more condition keys. */
    Identity with(Map<String, List<String>> more) {
        Map<String, List<String>> all = new java.util.TreeMap<>(context);
        all.putAll(more);
        return new Identity(name, caller, policies, boundary, session, all);
    }
}
