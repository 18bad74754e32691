package jp.mymovie.policy.rehearse;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.policy.Authorization;

/** Plays the deletion of stacks: by {@code cdk destroy} and by CloudFormation itself. */
final class Deletions {
    private final Moment moment;
    private final Blueprint blueprint;
    private final Deployments deployments;
    private final Calls calls;
    private final Consumer<String> stop;

    /** @param stop is told why a deletion would not go through */
    Deletions(Moment moment, Deployments deployments, Consumer<String> stop) {
        this.moment = moment;
        this.blueprint = moment.blueprint();
        this.deployments = deployments;
        this.calls = new Calls(moment);
        this.stop = stop;
    }

    /** Plays {@code cdk destroy}: those that need a stack go before it, unless the stack goes alone. */
    List<String> destroy(List<String> patterns, Profiles.Way way, boolean exclusively) {
        Set<String> order = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<String> found = deployments.match(pattern);
            if (found.isEmpty()) {
                stop.accept("no stack is called '%s'".formatted(pattern));
            }
            found.forEach(name -> addBackwards(name, exclusively ? found : List.of(), order));
        }
        for (String name : order) {
            Stack stack = deployments.stack(name);
            String deployer = deployments.reach(stack, way);
            if (!deployer.isEmpty()) {
                String arn = "arn:aws:cloudformation:%s:%s:stack/%s/x"
                        .formatted(stack.region(), stack.account(), stack.stackName());
                deployments.ask(moment.policies(), deployer, "cloudformation:DeleteStack", arn, stack, Map.of());
                delete(stack, "%s/cfn-exec@%s".formatted(stack.stage(), stack.region()));
            }
        }
        return List.copyOf(order);
    }

    /** @param only those that may come along; any where it is empty */
    private void addBackwards(String name, List<String> only, Set<String> order) {
        blueprint.dependencies().forEach((later, before) -> {
            if (before.contains(name) && moment.has(later) && (only.isEmpty() || only.contains(later))) {
                addBackwards(later, only, order);
            }
        });
        if (moment.has(name)) {
            order.add(name);
        } else {
            stop.accept("%s is destroyed and is not there".formatted(name));
        }
    }

    /** Plays the deletion of a stack: its protection, those that need it, and what CloudFormation calls. */
    void delete(Stack stack, String executor) {
        if (!moment.has(stack.name())) {
            stop.accept("%s is deleted and is not there".formatted(stack.name()));
            return;
        }
        if (moment.isProtected(stack.name())) {
            stop.accept("%s has termination protection".formatted(stack.name()));
        }
        blueprint.dependencies().forEach((name, before) -> {
            if (before.contains(stack.name()) && moment.has(name)) {
                stop.accept("%s is deleted before %s, which needs it".formatted(stack.name(), name));
            }
        });
        Map<String, String> denied = new LinkedHashMap<>();
        for (Resource resource : stack.resources()) {
            if (resource.node().path("DeletionPolicy").asText().startsWith("Retain")) {
                continue;
            }
            for (Calls.Call call : calls.of(resource, List.of("delete"))) {
                Authorization.Verdict verdict =
                        moment.policies().decide(executor, call.action(), call.on(), stack.region(), call.context());
                if (!verdict.allowed()) {
                    denied.putIfAbsent(
                            call.action(),
                            "%s: %s may not %s for '%s': %s"
                                    .formatted(
                                            stack.name(),
                                            executor,
                                            call.action(),
                                            resource.plainId(),
                                            String.join("; ", verdict.because())));
                }
            }
        }
        denied.values().forEach(stop);
        moment.remove(stack);
    }
}
