package jp.mymovie.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every policy that has a say in a request.
 *
 * @param identity of the caller and its groups
 * @param boundary of the caller, or null where it has none
 * @param session narrowed when the role was assumed, or null
 * @param serviceControl by the root, unit or account they are attached to, root first; empty in the management account
 * @param resourceControl likewise, of the resource's account; AWS's own that allows everything goes without saying
 * @param resource of the resource, or null where it has none
 */
record Policies(
        List<Policy> identity,
        @Nullable Policy boundary,
        @Nullable Policy session,
        Map<String, List<Policy>> serviceControl,
        Map<String, List<Policy>> resourceControl,
        @Nullable Policy resource) {}
