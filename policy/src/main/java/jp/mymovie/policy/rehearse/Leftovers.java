package jp.mymovie.policy.rehearse;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/**
 * Leftovers of a step that fails half-way: CloudFormation takes back what it made, but for what the template retains.
 * A leftover with a name of its own, or of which there is one, stands in the way of the next try.
 */
final class Leftovers {
    private final Blueprint blueprint;
    private final String waysBack;

    /** @param waysBack the text of the runbook that says what to do when a step fails */
    Leftovers(Blueprint blueprint, String waysBack) {
        this.blueprint = blueprint;
        this.waysBack = waysBack;
    }

    void check(Consumer<String> stop) {
        Set<String> told = new TreeSet<>();
        for (Stack stack : blueprint.all()) {
            for (Resource resource : stack.resources()) {
                boolean left = resource.node().path("DeletionPolicy").asText().equals("Retain");
                if (left
                        && !waysBack.contains("`" + resource.type() + "`")
                        && told.add(stack.name() + resource.type())) {
                    stop.accept("%s leaves %s '%s' behind when its first deployment fails, and no way back is written"
                            .formatted(stack.name(), resource.type(), resource.plainId()));
                }
            }
        }
    }
}
