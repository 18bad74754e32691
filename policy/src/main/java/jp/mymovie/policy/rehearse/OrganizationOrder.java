package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** Order in which an organization, its accounts, policies and delegations are made: one thing after another. */
final class OrganizationOrder {
    private static final Set<String> ORGANIZATION = Set.of(
            "AWS::Organizations::Organization",
            "AWS::Organizations::OrganizationalUnit",
            "AWS::Organizations::Account");

    private final Blueprint blueprint;
    private final Values values;
    private final Consumer<String> stop;

    OrganizationOrder(Moment moment, Consumer<String> stop) {
        this.blueprint = moment.blueprint();
        this.values = moment.values();
        this.stop = stop;
    }

    void check() {
        blueprint.stacks().forEach(this::organizationIsAChain);
        policiesAreAChain();
        delegationsFollowTrust();
    }

    /** Resources that are retained when their creation fails stand apart, one after the other, so that a second try meets nothing. */
    private void organizationIsAChain(Stack stack) {
        List<Resource> made = stack.resources().stream()
                .filter(resource -> ORGANIZATION.contains(resource.type()))
                .toList();
        if (made.isEmpty()) {
            return;
        }
        stack.resources().stream()
                .filter(resource -> !ORGANIZATION.contains(resource.type())
                        && !resource.type().equals("AWS::CDK::Metadata"))
                .forEach(resource -> stop.accept(
                        "%s makes %s '%s' beside the organization and its accounts: if it fails, they are left behind"
                                .formatted(stack.name(), resource.type(), resource.plainId())));
        ordered(stack, made);
    }

    /** Organizations answers calls at the same time with ConcurrentModificationException. */
    private void policiesAreAChain() {
        blueprint
                .stacks()
                .forEach(stack -> ordered(
                        stack,
                        stack.resources().stream()
                                .filter(resource -> resource.type().equals("AWS::Organizations::Policy"))
                                .toList()));
    }

    private void ordered(Stack stack, List<Resource> resources) {
        Map<String, Set<String>> before = new TreeMap<>();
        resources.forEach(resource -> before.put(resource.id(), before(stack, resource.id())));
        for (Resource one : resources) {
            for (Resource other : resources) {
                if (one.id().compareTo(other.id()) < 0
                        && !before.getOrDefault(one.id(), Set.of()).contains(other.id())
                        && !before.getOrDefault(other.id(), Set.of()).contains(one.id())) {
                    stop.accept(
                            "%s makes '%s' and '%s' at the same time, which Organizations refuses: let one depend on the other"
                                    .formatted(stack.name(), one.plainId(), other.plainId()));
                }
            }
        }
    }

    private static Set<String> before(Stack stack, String id) {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            JsonNode node = stack.template().path("Resources").path(open.pop());
            Stream.concat(
                            names(node.path("DependsOn")),
                            Stream.concat(
                                    node.findValues("Ref").stream().map(JsonNode::asText),
                                    node.findValues("Fn::GetAtt").stream()
                                            .map(attribute -> attribute.path(0).asText())))
                    .filter(name -> stack.template().path("Resources").has(name) && found.add(name))
                    .forEach(open::push);
        }
        return found;
    }

    private static Stream<String> names(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asText)
                : node.isTextual() ? Stream.of(node.asText()) : Stream.empty();
    }

    /** A service is delegated after it has trusted access, and Access Analyzer after its linked role is there. */
    private void delegationsFollowTrust() {
        List<Resource> features = blueprint.resources("Custom::OrganizationFeatures");
        for (Resource resource : features) {
            for (JsonNode delegation : resource.property("DelegatedAdministrators")) {
                String service = values.text(resource.stack(), delegation).split("=")[0];
                requireBefore(features, resource, "ServicePrincipals", service, "trusted access");
                if (service.startsWith("access-analyzer")) {
                    requireBefore(features, resource, "ServiceLinkedRoles", service, "the service-linked role");
                }
            }
        }
    }

    private void requireBefore(
            List<Resource> features, Resource delegation, String property, String service, String what) {
        Set<String> before = before(delegation.stack(), delegation.id());
        boolean found = features.stream()
                .filter(resource -> resource.equals(delegation) || before.contains(resource.id()))
                .anyMatch(resource -> resource.property(property).toString().contains(service));
        if (!found) {
            stop.accept("%s delegates %s by '%s', which does not wait for %s"
                    .formatted(delegation.stack().name(), service, delegation.plainId(), what));
        }
    }
}
