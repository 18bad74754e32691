package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;

/** The calls that CloudFormation makes for a resource, each on a resource and with the condition keys that it carries. */
final class Calls {
    private static final Map<String, String> LINKED = DataTable.read(Calls.class, "linked.txt", 2).stream()
            .collect(java.util.stream.Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    private final Values values;
    private final List<Resource> roles;

    Calls(Moment moment) {
        this.values = moment.values();
        this.roles = moment.blueprint().resources("AWS::IAM::Role");
    }

    /** A call. */
    record Call(Resource resource, String action, String on, Map<String, List<String>> context) {}

    /** @param operations of {@code create}, {@code read}, {@code update}, {@code delete} */
    List<Call> of(Resource resource, List<String> operations) {
        JsonNode function = resource.property("ServiceToken");
        if (!function.isMissingNode()) {
            return List.of(call(resource, "lambda:InvokeFunction", values.text(resource.stack(), function), Map.of()));
        }
        List<Call> calls = new ArrayList<>();
        for (String action : Handlers.actions(resource, operations)) {
            targets(resource, action).forEach(target -> calls.add(call(resource, action, target.on, target.context)));
        }
        String service = LINKED.get(resource.type());
        if (service != null && operations.contains("create")) {
            calls.add(call(
                    resource,
                    "iam:CreateServiceLinkedRole",
                    "arn:aws:iam::%s:role/aws-service-role/%s/x"
                            .formatted(resource.stack().account(), service),
                    Map.of("iam:AWSServiceName", List.of(service))));
        }
        if (resource.type().equals("AWS::IAM::Role") && operations.contains("create")) {
            services(resource)
                    .forEach(passed -> calls.add(call(
                            resource,
                            "iam:PassRole",
                            values.arn(resource),
                            Map.of("iam:PassedToService", List.of(passed)))));
        }
        return calls;
    }

    private static Call call(Resource resource, String action, String on, Map<String, List<String>> context) {
        return new Call(resource, action, on, context);
    }

    private record Target(String on, Map<String, List<String>> context) {}

    /** On what: the resource itself, or the roles to which a policy of IAM is attached. */
    private List<Target> targets(Resource resource, String action) {
        String arn = values.arn(resource);
        if (resource.type().equals("AWS::IAM::Role")) {
            return List.of(new Target(arn, boundary(resource)));
        }
        if (resource.type().equals("AWS::IAM::Policy") || action.matches("iam:(At|De)tachRolePolicy")) {
            return Stream.concat(attached(resource, "Roles", "role"), attached(resource, "Groups", "group"))
                    .toList();
        }
        if (action.startsWith("iam:") && !resource.type().startsWith("AWS::IAM::")) {
            return List.of(new Target(
                    "arn:aws:iam::%s:role/x".formatted(resource.stack().account()), Map.of()));
        }
        return List.of(new Target(arn, Map.of()));
    }

    private Stream<Target> attached(Resource policy, String property, String kind) {
        return values.value(policy, property).valueStream().map(name -> {
            // Of another stack too: a policy may name a role by its physical name.
            Map<String, List<String>> context = roles.stream()
                    .filter(role -> role.stack().account().equals(policy.stack().account())
                            && values.name(role).equals(name.asText()))
                    .findFirst()
                    .map(this::boundary)
                    .orElse(Map.of());
            return new Target(
                    "arn:aws:iam::%s:%s/%s".formatted(policy.stack().account(), kind, name.asText()), context);
        });
    }

    private Map<String, List<String>> boundary(Resource role) {
        JsonNode boundary = values.value(role, "PermissionsBoundary");
        return boundary.isValueNode() ? Map.of("iam:PermissionsBoundary", List.of(boundary.asText())) : Map.of();
    }

    /** The services that the role trusts and to which a deployment hands it. */
    private Stream<String> services(Resource role) {
        return values.value(role, "AssumeRolePolicyDocument").findValues("Service").stream()
                .flatMap(service -> service.isArray() ? service.valueStream() : Stream.of(service))
                .map(JsonNode::asText)
                .filter(service -> !service.equals("cloudformation.amazonaws.com"));
    }
}
