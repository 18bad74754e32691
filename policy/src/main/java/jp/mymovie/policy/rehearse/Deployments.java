package jp.mymovie.policy.rehearse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.policy.Authorization;

/**
 * Plays {@code cdk bootstrap}, {@code cdk deploy} and the deletion of a stack: what must be there before, and what each
 * role on the way may call at this moment.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">Bootstrapping</a>
 */
final class Deployments {
    private static final List<String> MAKE = List.of("create", "read", "update", "delete");
    private static final List<String> CHANGE_SETS = List.of(
            "cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet",
            "cloudformation:DescribeStacks",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:GetTemplate");

    private final Moment moment;
    private final Blueprint blueprint;
    private final Preconditions preconditions;
    private final Calls calls;
    private final Consumer<String> stop;
    private final Map<String, Stack> stacks = new LinkedHashMap<>();

    /** @param stop is told why a deployment would not go through */
    Deployments(Moment moment, Consumer<String> stop) {
        this.moment = moment;
        this.blueprint = moment.blueprint();
        this.preconditions = new Preconditions(moment, stop);
        this.calls = new Calls(moment);
        this.stop = stop;
        blueprint.all().forEach(stack -> stacks.put(stack.name(), stack));
    }

    /**
     * The names of the stacks that it deploys, in their order.
     *
     * @param once whether a stack is deployed again only after something that it uses was recorded
     */
    List<String> deploy(List<String> patterns, Profiles.Way way, boolean exclusively, boolean once) {
        Set<String> order = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<String> found = match(pattern);
            if (found.isEmpty()) {
                stop.accept("no stack is called '%s'".formatted(pattern));
            }
            found.forEach(name -> {
                if (once && moment.has(name) && newsFor(name).isEmpty()) {
                    stop.accept(
                            "%s is deployed again although nothing that it uses was recorded since".formatted(name));
                }
                if (exclusively) {
                    order.add(name);
                } else {
                    add(name, order);
                }
            });
        }
        List<String> made = new ArrayList<>();
        for (String name : order) {
            if (!moment.has(name) || !newsFor(name).isEmpty()) {
                deploy(stack(name), way);
                made.add(name);
            }
        }
        return made;
    }

    List<String> match(String pattern) {
        String regex = java.util.regex.Pattern.quote(pattern).replace("*", "\\E[^/]*\\Q");
        return blueprint.stacks().stream()
                .map(Stack::name)
                .filter(name -> name.matches(regex))
                .toList();
    }

    Stack stack(String name) {
        return java.util.Objects.requireNonNull(stacks.get(name), name);
    }

    private void add(String name, Set<String> order) {
        blueprint.dependencies().getOrDefault(name, List.of()).forEach(before -> add(before, order));
        order.add(name);
    }

    /** Values that the stack uses and that were recorded after it was last deployed. */
    private List<String> newsFor(String stack) {
        return blueprint.recorded().stream()
                .filter(value -> value.users().contains(stack))
                .map(Blueprint.Recorded::path)
                .filter(path -> moment.recorded().contains(path)
                        && !moment.knownTo(stack).contains(path))
                .toList();
    }

    private void deploy(Stack stack, Profiles.Way way) {
        String bootstrap = "%s/Bootstrap-%s".formatted(stack.stage(), stack.region());
        if (!moment.has(bootstrap)) {
            stop.accept("%s: %s in %s is not bootstrapped".formatted(stack.name(), stack.stage(), stack.region()));
        }
        preconditions.require(stack);
        deploy(stack, reach(stack, way));
    }

    private void deploy(Stack stack, String deployer) {
        boolean first = !moment.has(stack.name());
        moment.deploy(stack);
        if (deployer.isEmpty() || !first) {
            return;
        }
        Authorization policies = moment.policies();
        String arn =
                "arn:aws:cloudformation:%s:%s:stack/%s/x".formatted(stack.region(), stack.account(), stack.stackName());
        for (String action : CHANGE_SETS) {
            ask(policies, deployer, action, arn, stack, Map.of());
        }
        String executor = "%s/cfn-exec@%s".formatted(stack.stage(), stack.region());
        String role = policies.arn(executor);
        if (role == null) {
            return;
        }
        ask(
                policies,
                deployer,
                "iam:PassRole",
                role,
                stack,
                Map.of("iam:PassedToService", List.of("cloudformation.amazonaws.com")));
        publish(policies, deployer, stack);
        make(policies, executor, stack);
    }

    private void publish(Authorization policies, String deployer, Stack stack) {
        String publisher = "%s/file-publishing@%s".formatted(stack.stage(), stack.region());
        String role = policies.arn(publisher);
        if (role == null || deployer.endsWith(Moment.FIRST_DAY)) {
            return;
        }
        blueprint.bootstraps().stream()
                .filter(bootstrap -> bootstrap.stage().equals(stack.stage())
                        && bootstrap.region().equals(stack.region()))
                .flatMap(bootstrap -> bootstrap.resources().stream())
                .filter(resource -> resource.type().equals("AWS::S3::Bucket"))
                .forEach(bucket ->
                        ask(policies, publisher, "s3:PutObject", moment.values().arn(bucket) + "/x", stack, Map.of()));
    }

    /** Everything that CloudFormation calls for the stack's resources, to make them and to take them back. */
    private void make(Authorization policies, String executor, Stack stack) {
        Map<String, String> denied = new LinkedHashMap<>();
        for (Resource resource : stack.resources()) {
            if (resource.type().equals("AWS::CDK::Metadata")) {
                continue;
            }
            if (!resource.node().path("Properties").has("ServiceToken") && !Handlers.knows(resource.type())) {
                stop.accept("%s: the calls of %s are not known: renew handlers.txt"
                        .formatted(stack.name(), resource.type()));
            }
            // A resource that a stack retains in any case is taken back by nobody, so a deployment needs no right to
            // delete it.
            boolean retained = resource.node().path("DeletionPolicy").asText().equals("Retain");
            for (Calls.Call call : calls.of(resource, retained ? MAKE.subList(0, MAKE.size() - 1) : MAKE)) {
                Authorization.Verdict verdict =
                        policies.decide(executor, call.action(), call.on(), stack.region(), call.context());
                if (!verdict.allowed()) {
                    denied.putIfAbsent(
                            call.action() + " " + resource.type(),
                            "%s: CloudFormation (%s) may not %s for %s '%s': %s"
                                    .formatted(
                                            stack.name(),
                                            executor,
                                            call.action(),
                                            resource.type(),
                                            resource.plainId(),
                                            String.join("; ", verdict.because())));
                }
            }
        }
        denied.values().forEach(stop);
    }

    void ask(
            Authorization policies,
            String who,
            String action,
            String on,
            Stack stack,
            Map<String, List<String>> context) {
        Authorization.Verdict verdict = policies.decide(who, action, on, stack.region(), context);
        if (!verdict.allowed()) {
            stop.accept(
                    "%s: %s may not %s: %s".formatted(stack.name(), who, action, String.join("; ", verdict.because())));
        }
    }

    /** The role that deploys, taken by the profile's way; empty where it cannot be taken. */
    String reach(Stack stack, Profiles.Way way) {
        String who = way.who(blueprint);
        if (!walk(way)) {
            return "";
        }
        if (!who.startsWith(stack.stage() + "/")) {
            stop.accept("%s is in %s, and the profile's credentials are for %s"
                    .formatted(stack.name(), stack.stage(), who));
            return "";
        }
        String deployer = "%s/deploy@%s".formatted(stack.stage(), stack.region());
        String role = moment.policies().arn(deployer);
        if (role == null) {
            return "";
        }
        Authorization.Verdict verdict = moment.policies().decide(who, "sts:AssumeRole", role, null, mfa(way));
        if (verdict.allowed()) {
            return deployer;
        }
        if (who.endsWith("/" + Moment.FIRST_DAY)) {
            return who; // The CLI warns, and goes on with the credentials that it has.
        }
        stop.accept("%s: %s may not take the deploy role: %s"
                .formatted(stack.name(), who, String.join("; ", verdict.because())));
        return "";
    }

    private static Map<String, List<String>> mfa(Profiles.Way way) {
        return way.roles().isEmpty() && way.mfa() ? Map.of("aws:MultiFactorAuthPresent", List.of("true")) : Map.of();
    }

    /** True if every role of the way can be taken at this moment. */
    boolean walk(Profiles.Way way) {
        String who = way.user();
        Authorization policies = moment.policies();
        for (String role : way.roles()) {
            if (!policies.knows(who)) {
                stop.accept("there is no %s at this moment".formatted(who));
                return false;
            }
            String next = Profiles.Way.name(blueprint, role);
            if (!policies.knows(next)) {
                stop.accept("there is no role %s at this moment".formatted(next));
                return false;
            }
            Map<String, List<String>> context = who.equals(way.user()) && way.mfa()
                    ? Map.of("aws:MultiFactorAuthPresent", List.of("true"))
                    : Map.of();
            Authorization.Verdict verdict = policies.decide(who, "sts:AssumeRole", role, null, context);
            if (!verdict.allowed()) {
                stop.accept("%s may not take role %s: %s".formatted(who, next, String.join("; ", verdict.because())));
                return false;
            }
            who = next;
        }
        if (!policies.knows(who)) {
            stop.accept("there is no %s at this moment".formatted(who));
            return false;
        }
        return true;
    }

    /** Plays {@code cdk bootstrap} with the caller's own rights. */
    void bootstrap(String stage, String region, Profiles.Way way) {
        String name = "%s/Bootstrap-%s".formatted(stage, region);
        Stack stack = stacks.get(name);
        if (stack == null) {
            stop.accept("there is no template for %s in %s".formatted(stage, region));
            return;
        }
        preconditions.requireAccount(stack);
        for (Resource needed : moment.references().of(stack)) {
            if (!moment.has(needed.stack().name())) {
                stop.accept("%s names '%s' of %s, which is not deployed"
                        .formatted(name, needed.plainId(), needed.stack().name()));
            }
        }
        if (walk(way)) {
            String who = way.who(blueprint);
            if (who.startsWith(stage + "/")) {
                make(moment.policies(), who, stack);
            } else {
                stop.accept("%s is in %s, and the profile's credentials are for %s".formatted(name, stage, who));
            }
        }
        moment.deploy(stack);
    }
}
