package jp.mymovie.app.management;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.organization.OrganizationFeatures;
import jp.mymovie.constructs.organization.ServiceControlPolicy;
import jp.mymovie.constructs.organization.guardrail.DenyOtherServices;
import software.amazon.awscdk.Stack;

/**
 * The list of services that member accounts use, in two stacks, so that a change of it reaches the accounts of the first
 * stages, is tried there, and then the others. Each account is under one of the two: the second names the accounts of
 * the first in its condition rather than all others as its targets, so that an account that is made between two
 * deployments is under it too.
 */
final class ServicesStack extends Stack {
    private ServicesStack(
            ManagementStage stage,
            String id,
            List<String> targets,
            List<String> elsewhere,
            OrganizationFeatures features,
            int attached) {
        super(
                stage,
                id,
                stage.home("The services that member accounts use; all others are closed")
                        .build());
        ServiceControlPolicy.Builder.create(this, id)
                .name("%s-%s".formatted(stage.estate().system(), id.toLowerCase(Locale.ROOT)))
                .guardrails(List.of(new DenyOtherServices(UsedServices.actions(stage.estate()), elsewhere)))
                .targetIds(targets)
                .attached(attached)
                .features(features)
                .build();
    }

    /** Both, the first only where a service has more than one stage. */
    static void create(
            ManagementStage stage, OrganizationTree tree, OrganizationFeatures features, GuardrailsStack guardrails) {
        Estate estate = stage.estate();
        boolean own = estate.organization() == null;
        List<String> first = accounts(tree, estate, isFirst(estate));
        Stack before = guardrails;
        if (!first.isEmpty()) {
            int attached = own ? 1 : 1 + guardrails.atEverybody();
            before = new ServicesStack(stage, "ServicesFirst", first, List.of(), features, attached);
            before.addStackDependency(guardrails);
        }
        List<String> targets = own
                ? List.of(tree.organization().rootId())
                : accounts(tree, estate, isFirst(estate).negate());
        new ServicesStack(stage, "Services", targets, own ? first : List.of(), features, 1 + guardrails.atEverybody())
                .addStackDependency(before);
    }

    /** Accounts of stages after which another stage of the same service comes. */
    private static Predicate<Estate.Account> isFirst(Estate estate) {
        return account -> estate.services().stream()
                .anyMatch(service -> service.stages().stream()
                        .limit(service.stages().size() - 1L)
                        .anyMatch(stage -> stage.account().equals(account)));
    }

    private static List<String> accounts(OrganizationTree tree, Estate estate, Predicate<Estate.Account> which) {
        return estate.members().stream().filter(which).map(tree::accountId).toList();
    }
}
