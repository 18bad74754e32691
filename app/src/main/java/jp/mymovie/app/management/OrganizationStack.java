package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import jp.mymovie.app.RecordedOutput;
import jp.mymovie.constructs.organization.MemberAccount;
import jp.mymovie.constructs.organization.Organization;
import jp.mymovie.constructs.organization.OrganizationalUnit;
import jp.mymovie.constructs.organization.ServiceControlPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** The organization, its units, its accounts and the guardrails that hold for all of them. */
final class OrganizationStack extends Stack {
    private @Nullable MemberAccount previous;

    OrganizationStack(ManagementStage stage) {
        super(
                stage,
                "Organization",
                stage.home("The organization, its accounts and guardrails").build());
        Estate estate = stage.estate();
        Organization organization = Organization.Builder.create(this, "Organization")
                .policyTypes(List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"))
                .trustedAccess(List.of("cloudtrail.amazonaws.com", "iam.amazonaws.com"))
                .build();
        OrganizationalUnit security = OrganizationalUnit.under(organization, "security");
        OrganizationalUnit workloads = OrganizationalUnit.under(organization, "workloads");
        account(estate.logArchive(), security, Crossing.LOG_ARCHIVE_ACCOUNT_ID);
        account(estate.monitoring(), security, Crossing.MONITORING_ACCOUNT_ID);
        account(estate.stg().account(), workloads, Crossing.STG_ACCOUNT_ID);
        account(estate.prod().account(), workloads, Crossing.PROD_ACCOUNT_ID);
        ServiceControlPolicy.Builder.create(this, "Guardrails")
                .name(estate.system() + "-guardrails")
                .guardrails(Guardrails.of(estate))
                .targetIds(List.of(organization.rootId()))
                .organization(organization)
                .build();
        RecordedOutput.add(this, "OrganizationId", organization.organizationId(), Crossing.ORGANIZATION_ID);
    }

    private void account(Estate.Account settings, OrganizationalUnit unit, Crossing id) {
        previous = MemberAccount.Builder.create(this, settings.name())
                .name(settings.name())
                .email(settings.email())
                .unit(unit)
                .after(previous)
                .build();
        RecordedOutput.add(this, settings.name() + "Id", previous.accountId(), id);
    }
}
