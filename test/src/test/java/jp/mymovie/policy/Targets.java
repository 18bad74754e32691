package jp.mymovie.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/** Targets of an escalation, by ARN: roles, functions, users, groups, policies, providers. */
final class Targets {
    /** In place of a boundary's ARN. */
    static final String NONE = "none";

    private static final java.util.regex.Pattern EXECUTION =
            java.util.regex.Pattern.compile(".*/cdk-[^-]+-cfn-exec-role-(\\d{12})-(.+)");

    private final PolicyEstate estate;
    private final Map<String, Identity> roles = new TreeMap<>();
    private final Map<String, Identity> users = new TreeMap<>();
    private final Map<String, Identity> groups = new TreeMap<>();
    private final Map<String, Identity> executions = new TreeMap<>();
    private final Map<String, String> functions = new TreeMap<>();
    private final Map<String, Policy> boundaries = new TreeMap<>();
    private final Map<String, String> arns = new TreeMap<>();
    private final TreeSet<String> policies = new TreeSet<>();
    private final TreeSet<String> providers = new TreeSet<>();

    Targets(PolicyEstate estate) {
        this.estate = estate;
        for (Identity identity : estate.identities().values()) {
            if (estate.trusts().containsKey(identity.caller().principalArn())) {
                roles.put(identity.caller().principalArn(), identity);
            } else if (identity.caller().kind() == Caller.Kind.USER) {
                users.put(identity.caller().arn(), identity);
            }
            var execution = EXECUTION.matcher(identity.name());
            if (execution.matches()) {
                executions.put(execution.group(1) + "/" + execution.group(2), identity);
            }
            if (identity.boundary() != null) {
                String arn = arn(identity.caller().account(), identity.boundary());
                boundaries.put(arn, identity.boundary());
                arns.put(identity.boundary().name(), arn);
            }
        }
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        List<Stack> stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
        Values values = Values.ofAnyType(stacks);
        for (Resource function : Assembly.resources(stacks, "AWS::Lambda::Function")) {
            functions.put(values.arn(function), values.text(function, "Role"));
        }
        for (Resource group : Assembly.resources(stacks, "AWS::IAM::Group")) {
            String arn = values.arn(group);
            groups.put(arn, member(group, values.name(group)));
        }
        Assembly.resources(stacks, "AWS::IAM::ManagedPolicy").forEach(policy -> policies.add(values.arn(policy)));
        Assembly.resources(stacks, "AWS::IAM::OIDCProvider").forEach(provider -> providers.add(values.arn(provider)));
    }

    private Identity member(Resource group, String name) {
        String user = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        return Objects.requireNonNull(
                users.get("arn:aws:iam::%s:user/%s".formatted(group.stack().account(), user)), name);
    }

    /** The two boundaries are called alike in every account. */
    private static String arn(String account, Policy boundary) {
        return "arn:aws:iam::%s:policy/mymovie-%s-boundary"
                .formatted(account, boundary.name().endsWith("WorkloadBoundary") ? "workload" : "people");
    }

    Map<String, Identity> roles() {
        return roles;
    }

    Identity role(String arn) {
        return Objects.requireNonNull(roles.get(arn), arn);
    }

    /** Users, of whom one stands for all of a group. */
    Map<String, Identity> users() {
        return users;
    }

    /** Groups and a member of each. */
    Map<String, Identity> groups() {
        return groups;
    }

    /** CloudFormation's roles by account and region. */
    Map<String, Identity> executions() {
        return executions;
    }

    /** Functions and the ARN of the role as which each runs. */
    Map<String, String> functions() {
        return functions;
    }

    /** Managed policies, all of them the bootstrap's. */
    TreeSet<String> policies() {
        return policies;
    }

    TreeSet<String> providers() {
        return providers;
    }

    /** The services that a role trusts. */
    List<String> services(String role) {
        return Objects.requireNonNull(estate.trusts().get(role)).document().findValues("Service").stream()
                .flatMap(service -> Statement.texts(service).stream())
                .toList();
    }

    /** Boundaries that could be put over a role: nothing, one of the account's two, or a policy that bounds nothing. */
    List<String> boundaries(String account) {
        return Stream.concat(
                        Stream.of(NONE, "arn:aws:iam::aws:policy/AdministratorAccess"),
                        boundaries.keySet().stream().filter(arn -> arn.contains(account)))
                .toList();
    }

    @Nullable
    Policy boundary(String arn) {
        return boundaries.get(arn);
    }

    @Nullable
    String boundaryOf(Identity role) {
        return role.boundary() == null ? null : arns.get(role.boundary().name());
    }
}
