package jp.mymovie.constructs.organization;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;

/**
 * Order of what is changed in one organization. Organizations makes one change at a time: it refuses a second one with
 * ConcurrentModificationException, and several policies at once with "already exists". So each resource of a stack
 * depends on the one before it.
 *
 * @see <a href="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2245">Several policies at
 *     once</a>
 */
final class OneAtATime {
    private final Map<String, CfnResource> last = new LinkedHashMap<>();

    /** Lets the resource wait for the one added before it to the same stack. */
    void add(CfnResource resource) {
        CfnResource before = last.put(Stack.of(resource).getNode().getPath(), resource);
        if (before != null) {
            resource.addResourceDependency(before);
        }
    }
}
