package jp.mymovie.app.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.mymovie.app.account.RecordedOutput;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
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
        Map<String, OrganizationalUnit> units = new LinkedHashMap<>();
        estate.accounts().stream()
                .map(Estate.Account::unit)
                .filter(unit -> !unit.isEmpty())
                .forEach(unit -> unit(organization, units, unit));
        for (Estate.Account account : estate.accounts()) {
            if (account.role() != Estate.Role.MANAGEMENT && !account.exists()) {
                account(account, unit(organization, units, account.unit()));
            }
            // Reports of what is shared beyond the organization are read where everything else is watched.
            if (account.role() == Estate.Role.MONITORING) {
                delegate(organization, account);
            }
        }
        bind(organization, units);
        RecordedOutput.add(
                this,
                "OrganizationId",
                organization.organizationId(),
                new Crossed(estate, Crossing.ORGANIZATION_ID, estate.management()));
    }

    /** The unit of that name, made when it is first asked for. */
    private static OrganizationalUnit unit(
            Organization organization, Map<String, OrganizationalUnit> units, String name) {
        return units.computeIfAbsent(name, absent -> OrganizationalUnit.under(organization, absent));
    }

    private void delegate(Organization organization, Estate.Account account) {
        if (account.exists() || previous == null) {
            organization.delegate("access-analyzer.amazonaws.com", account.id());
        } else {
            organization.delegate("access-analyzer.amazonaws.com", previous);
        }
    }

    private void bind(Organization organization, Map<String, OrganizationalUnit> units) {
        String system = estate.system();
        Guardrails guardrails = new Guardrails(estate);
        List<String> root = List.of(organization.rootId());
        policy("Guardrails", guardrails.everywhere(organization), organization, organization.rootId());
        policy(
                "Quarantine",
                guardrails.quarantine(),
                organization,
                unit(organization, units, "quarantine").unitId());
        policy(
                "Suspension",
                List.of(new Suspension()),
                organization,
                unit(organization, units, "suspended").unitId());
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

    private void account(Estate.Account settings, OrganizationalUnit unit) {
        previous = MemberAccount.Builder.create(this, settings.name())
                .name(settings.name())
                .email(settings.email())
                .unit(unit)
                .after(previous)
                .build();
        RecordedOutput.add(
                this, settings.name() + "Id", previous.accountId(), new Crossed(estate, Crossing.ACCOUNT_ID, settings));
    }
}
