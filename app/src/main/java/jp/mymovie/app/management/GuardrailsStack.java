package jp.mymovie.app.management;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.organization.DeclarativeEc2Policy;
import jp.mymovie.constructs.organization.Organization;
import jp.mymovie.constructs.organization.OrganizationFeatures;
import jp.mymovie.constructs.organization.ResourceControlPolicy;
import jp.mymovie.constructs.organization.ServiceControlPolicy;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.Suspension;
import software.amazon.awscdk.Stack;

/**
 * Policies of the organization, one after another. A statement that AWS refuses takes back the policies alone. They bind
 * everybody below the root of an organization that the estate made; in one that it adopted, its own accounts alone.
 */
final class GuardrailsStack extends Stack {
    private final OrganizationFeatures features;
    private final String system;
    private final int atEverybody;

    GuardrailsStack(ManagementStage stage, OrganizationTree tree, OrganizationFeatures features) {
        super(
                stage,
                "Guardrails",
                stage.home("What nobody may do in the accounts of the organization")
                        .build());
        this.features = features;
        Estate estate = stage.estate();
        system = estate.system();
        Guardrails guardrails = new Guardrails(estate);
        Organization organization = tree.organization();
        boolean own = estate.organization() == null;
        List<String> everybody = own
                ? List.of(organization.rootId())
                : List.copyOf(tree.accountIds().values());
        atEverybody = control(
                "Guardrails",
                Stream.concat(
                                guardrails.everywhere(organization).stream(),
                                own ? guardrails.atTheRoot(organization).stream() : Stream.of())
                        .toList(),
                everybody);
        control("Quarantine", guardrails.quarantine(), List.of(tree.unitId(OrganizationTree.QUARANTINE)));
        control("Suspension", List.of(new Suspension()), List.of(tree.unitId(OrganizationTree.SUSPENDED)));
        ResourceControlPolicy.Builder.create(this, "Perimeter")
                .name(system + "-perimeter")
                .guardrails(guardrails.perimeter(organization))
                .targetIds(everybody)
                .features(features)
                .build();
        DeclarativeEc2Policy.create(this, "Ec2", features, system + "-ec2", everybody);
    }

    /** The number of service control policies of this stack that bind every account; others beside them must leave them room. */
    int atEverybody() {
        return atEverybody;
    }

    private int control(String id, List<? extends Guardrail> guardrails, List<String> targets) {
        return ServiceControlPolicy.Builder.create(this, id)
                .name("%s-%s".formatted(system, id.toLowerCase(Locale.ROOT)))
                .guardrails(guardrails)
                .targetIds(targets)
                .features(features)
                .build()
                .policies()
                .size();
    }
}
