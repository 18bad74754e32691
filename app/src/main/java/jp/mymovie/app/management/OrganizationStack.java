package jp.mymovie.app.management;

import java.util.List;
import java.util.Locale;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import jp.mymovie.app.RecordedOutput;
import jp.mymovie.constructs.organization.DeclarativeEc2Policy;
import jp.mymovie.constructs.organization.MemberAccount;
import jp.mymovie.constructs.organization.Organization;
import jp.mymovie.constructs.organization.OrganizationalUnit;
import jp.mymovie.constructs.organization.ResourceControlPolicy;
import jp.mymovie.constructs.organization.ServiceControlPolicy;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.Suspension;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** The organization, its units, its accounts and the guardrails that hold for all of them. */
final class OrganizationStack extends Stack {
    private final Estate estate;
    private @Nullable MemberAccount previous;

    OrganizationStack(ManagementStage stage) {
        super(
                stage,
                "Organization",
                stage.home("The organization, its accounts and guardrails").build());
        estate = stage.estate();
        Organization organization = Organization.Builder.create(this, "Organization")
                .policyTypes(List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2"))
                .trustedAccess(List.of(
                        "access-analyzer.amazonaws.com",
                        "account.amazonaws.com",
                        "cloudtrail.amazonaws.com",
                        "ec2.amazonaws.com",
                        "iam.amazonaws.com"))
                .centralRootManagement()
                .build();
        OrganizationalUnit security = OrganizationalUnit.under(organization, "security");
        OrganizationalUnit workloads = OrganizationalUnit.under(organization, "workloads");
        account(estate.logArchive(), security, Crossing.LOG_ARCHIVE_ACCOUNT_ID);
        // Reports of what is shared beyond the organization are read where everything else is watched.
        organization.delegate(
                "access-analyzer.amazonaws.com",
                account(estate.monitoring(), security, Crossing.MONITORING_ACCOUNT_ID));
        account(estate.stg().account(), workloads, Crossing.STG_ACCOUNT_ID);
        account(estate.prod().account(), workloads, Crossing.PROD_ACCOUNT_ID);
        bind(organization);
        RecordedOutput.add(this, "OrganizationId", organization.organizationId(), Crossing.ORGANIZATION_ID);
    }

    private void bind(Organization organization) {
        String system = estate.system();
        Guardrails guardrails = new Guardrails(estate);
        List<String> root = List.of(organization.rootId());
        policy("Guardrails", guardrails.everywhere(organization), organization, organization.rootId());
        policy(
                "Quarantine",
                guardrails.quarantine(),
                organization,
                OrganizationalUnit.under(organization, "quarantine").unitId());
        policy(
                "Suspension",
                List.of(new Suspension()),
                organization,
                OrganizationalUnit.under(organization, "suspended").unitId());
        ResourceControlPolicy.Builder.create(this, "Perimeter")
                .name(system + "-perimeter")
                .guardrails(guardrails.perimeter(organization))
                .targetIds(root)
                .organization(organization)
                .build();
        DeclarativeEc2Policy.create(this, "Ec2", organization, system + "-ec2", root);
    }

    private void policy(String id, List<? extends Guardrail> guardrails, Organization organization, String target) {
        ServiceControlPolicy.Builder.create(this, id)
                .name("%s-%s".formatted(estate.system(), id.toLowerCase(Locale.ROOT)))
                .guardrails(guardrails)
                .targetIds(List.of(target))
                .organization(organization)
                .build();
    }

    private MemberAccount account(Estate.Account settings, OrganizationalUnit unit, Crossing id) {
        previous = MemberAccount.Builder.create(this, settings.name())
                .name(settings.name())
                .email(settings.email())
                .unit(unit)
                .after(previous)
                .build();
        RecordedOutput.add(this, settings.name() + "Id", previous.accountId(), id);
        return previous;
    }
}
