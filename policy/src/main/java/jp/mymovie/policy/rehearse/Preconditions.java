package jp.mymovie.policy.rehearse;

import java.util.List;
import java.util.function.Consumer;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/** Things that must be there before a stack is deployed. */
final class Preconditions {
    private final Moment moment;
    private final Blueprint blueprint;
    private final Consumer<String> stop;

    Preconditions(Moment moment, Consumer<String> stop) {
        this.moment = moment;
        this.blueprint = moment.blueprint();
        this.stop = stop;
    }

    /** Preconditions that AWS looks for: the account, other stacks, roles, buckets, boundaries, secrets, recorded values. */
    void require(Stack stack) {
        requireAccount(stack);
        requireFeatures(stack);
        blueprint.dependencies().getOrDefault(stack.name(), List.of()).stream()
                .filter(before -> !moment.has(before))
                .forEach(before -> stop.accept("%s needs %s, which is not deployed".formatted(stack.name(), before)));
        for (Resource needed : moment.references().of(stack)) {
            if (!moment.has(needed.stack().name())) {
                stop.accept("%s names %s '%s' of %s, which is not deployed"
                        .formatted(
                                stack.name(),
                                needed.type(),
                                needed.plainId(),
                                needed.stack().name()));
            }
        }
        for (String secret : moment.references().secrets(stack)) {
            if (!moment.isMade("secret %s in %s of %s".formatted(secret, stack.region(), stack.stage()))) {
                stop.accept("%s reads secret '%s' in %s, which nobody has made there"
                        .formatted(stack.name(), secret, stack.region()));
            }
        }
        blueprint.recorded().stream()
                .filter(value -> value.users().contains(stack.name())
                        && !value.leftOut()
                        && !moment.recorded().contains(value.path()))
                .forEach(value -> stop.accept("%s would be deployed with a sample for estate.recorded.%s, made by %s"
                        .formatted(stack.name(), value.path(), value.maker())));
        stack.resources().stream()
                .filter(resource -> resource.type().equals("AWS::CloudFront::Distribution"))
                .flatMap(resource -> resource.node()
                        .at("/Properties/DistributionConfig/Aliases")
                        .valueStream())
                .filter(alias -> !moment.isMade("certificate %s of %s".formatted(alias.asText(), stack.stage())))
                .forEach(alias -> stop.accept("%s needs a validated certificate of %s, which nobody has requested"
                        .formatted(stack.name(), alias.asText())));
    }

    void requireAccount(Stack stack) {
        Account account = blueprint.accounts().stream()
                .filter(each -> each.name().equals(stack.stage()))
                .findFirst()
                .orElseThrow();
        blueprint.resources("AWS::Organizations::Account").stream()
                .filter(made -> made.property("AccountName").asText().equals(account.name())
                        && !moment.has(made.stack().name()))
                .forEach(made -> stop.accept("%s: account %s does not exist before %s"
                        .formatted(stack.name(), account.name(), made.stack().name())));
    }

    /** Features of the organization that AWS asks for: an organization's trail, analyzer or policy is refused without. */
    private void requireFeatures(Stack stack) {
        for (Resource resource : stack.resources()) {
            String type = resource.property("Type").asText();
            switch (resource.type()) {
                case "AWS::CloudTrail::Trail" -> {
                    if (resource.property("IsOrganizationTrail").asBoolean()) {
                        requireFeature(resource, "ServicePrincipals", "cloudtrail.amazonaws.com");
                    }
                }
                case "AWS::AccessAnalyzer::Analyzer" -> {
                    if (type.startsWith("ORGANIZATION")) {
                        requireFeature(resource, "DelegatedAdministrators", "access-analyzer.amazonaws.com");
                    }
                }
                case "AWS::Organizations::Policy" -> requireFeature(resource, "PolicyTypes", type);
                default -> {}
            }
        }
    }

    private void requireFeature(Resource resource, String property, String feature) {
        boolean enabled = blueprint.resources("Custom::OrganizationFeatures").stream()
                .anyMatch(features -> moment.has(features.stack().name())
                        && features.property(property).toString().contains(feature));
        if (!enabled) {
            stop.accept("%s '%s' needs %s among the organization's %s, which no deployed stack enables"
                    .formatted(resource.stack().name(), resource.plainId(), feature, property));
        }
    }
}
