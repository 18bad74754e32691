package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/** Roles, users and groups of the templates, with the policies that are attached to each. */
final class Identities {
    private static final String ASSUMED_BY = "AssumeRolePolicyDocument";

    private final List<Stack> stacks;
    private final Values values;
    private final Map<String, List<Policy>> attached = new HashMap<>();
    private final Map<String, Policy> managed = new HashMap<>();
    private final Map<String, Identity> known = new TreeMap<>();
    private final Map<String, Policy> trusts = new TreeMap<>();

    Identities(List<Stack> stacks, Values values) {
        this.stacks = stacks;
        this.values = values;
        readManaged();
        readInline();
        Assembly.resources(stacks, "AWS::IAM::Role").forEach(this::role);
        Assembly.resources(stacks, "AWS::IAM::Group").forEach(this::member);
        Assembly.resources(stacks, "AWS::IAM::User").forEach(this::user);
    }

    Map<String, Identity> known() {
        return known;
    }

    /** The trust policies of all roles, by the ARN of the role. */
    Map<String, Policy> trusts() {
        return trusts;
    }

    private void readManaged() {
        Assembly.resources(stacks, "AWS::IAM::ManagedPolicy").forEach(resource -> {
            Policy policy = policy(resource);
            managed.put(values.arn(resource), policy);
            attach(resource, policy);
        });
    }

    private void readInline() {
        for (String type : Set.of("AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy")) {
            Assembly.resources(stacks, type).forEach(resource -> attach(resource, policy(resource)));
        }
    }

    private Policy policy(Resource resource) {
        return Policy.of(resource.place(), values.value(resource, "PolicyDocument"));
    }

    private void attach(Resource resource, Policy policy) {
        Map.of("Roles", "role/", "RoleName", "role/", "Users", "user/", "UserName", "user/", "Groups", "group/")
                .forEach((property, prefix) -> {
                    for (String name : Statement.texts(values.value(resource, property))) {
                        attached.computeIfAbsent(
                                        "arn:aws:iam::%s:%s%s"
                                                .formatted(resource.stack().account(), prefix, name),
                                        arn -> new ArrayList<>())
                                .add(policy);
                    }
                });
    }

    private List<Policy> policies(Resource resource) {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode inline : values.value(resource, "Policies")) {
            policies.add(Policy.of(
                    resource.place() + "." + inline.path("PolicyName").asText(), inline.path("PolicyDocument")));
        }
        for (JsonNode arn : values.value(resource, "ManagedPolicyArns")) {
            policies.add(managed(arn.asText()));
        }
        policies.addAll(attached.getOrDefault(values.arn(resource), List.of()));
        return policies;
    }

    private Policy managed(String arn) {
        Policy ours = managed.get(arn);
        return ours == null ? AwsManaged.of(arn) : ours;
    }

    private @Nullable Policy boundary(Resource resource) {
        JsonNode arn = resource.property("PermissionsBoundary");
        return arn.isMissingNode() ? null : managed(values.text(resource.stack(), arn));
    }

    private void role(Resource resource) {
        String account = resource.stack().account();
        String name = values.name(resource);
        trusts.put(values.arn(resource), Policy.of(resource.place() + " trust", values.value(resource, ASSUMED_BY)));
        add(
                resource.stack().stage() + "/" + shown(resource),
                resource,
                Caller.session(account, name, "session"),
                policies(resource),
                Map.of());
    }

    /** A group acts through its members, of whom one stands for all, a user of no template that is called like it. */
    private void member(Resource group) {
        String name = values.name(group).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        String key = group.stack().stage() + "/" + shown(group);
        // A group may be called like a role.
        user(group, known.containsKey(key) ? group.stack().stage() + "/" + name : key, name, policies(group));
    }

    private void user(Resource user) {
        List<Policy> policies = policies(user);
        for (JsonNode group : values.value(user, "Groups")) {
            String arn = "arn:aws:iam::%s:group/%s".formatted(user.stack().account(), group.asText());
            policies.addAll(attached.getOrDefault(arn, List.of()));
            Assembly.resources(stacks, "AWS::IAM::Group").stream()
                    .filter(resource -> values.arn(resource).equals(arn))
                    .forEach(resource -> policies.addAll(policies(resource)));
        }
        String key = user.stack().stage() + "/" + shown(user);
        user(user, key, values.name(user), policies.stream().distinct().toList());
    }

    private void user(Resource resource, String key, String name, List<Policy> policies) {
        String account = resource.stack().account();
        add(
                key,
                resource,
                Caller.user("arn:aws:iam::%s:user/%s".formatted(account, name), account),
                policies,
                Map.of("aws:username", List.of(name)));
    }

    private void add(
            String key, Resource resource, Caller caller, List<Policy> policies, Map<String, List<String>> context) {
        known.put(key, new Identity(key, caller, List.copyOf(policies), boundary(resource), null, context));
    }

    /** A name of our own as it is; one that AWS makes up by its stack and its place in it. */
    private String shown(Resource resource) {
        String name = values.name(resource);
        Stack stack = resource.stack();
        return name.startsWith(stack.stackName() + "-" + resource.id() + "-")
                ? (stack.stackName().substring(stack.stage().length() + 1) + "-" + resource.plainId())
                        .replaceFirst("-", ".")
                : name;
    }
}
