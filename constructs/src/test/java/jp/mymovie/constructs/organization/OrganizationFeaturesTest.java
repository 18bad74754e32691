package jp.mymovie.constructs.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class OrganizationFeaturesTest {
    private static final String ANALYZER = "access-analyzer.amazonaws.com";

    private final Stack stack = SampleStack.create();
    private final Organization organization =
            Organization.Builder.create(stack, "Organization").build();

    private OrganizationFeatures.Builder features() {
        return OrganizationFeatures.Builder.create(stack, "Features").organization(organization);
    }

    @Test
    void enablesPolicyTypesByAFunctionThatMayDoNoMore() {
        features().policyTypes(List.of("SERVICE_CONTROL_POLICY")).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "Custom::OrganizationFeatures",
                Match.objectLike(Map.of(
                        "PolicyTypes", List.of("SERVICE_CONTROL_POLICY"),
                        "RootId", Map.of("Fn::GetAtt", List.of(Match.anyValue(), "RootId")),
                        "ServiceTimeout", "600",
                        "ServicePrincipals", Match.absent(),
                        "ServiceLinkedRoles", Match.absent(),
                        "CentralRootManagement", Match.absent(),
                        "DelegatedAdministrators", Match.absent())));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Handler",
                        "jp.mymovie.operations.organization.OrganizationFeatures::handleRequest",
                        "Runtime",
                        "java25",
                        "Timeout",
                        300,
                        "Architectures",
                        List.of("arm64"))));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 365));
        allows(List.of("organizations:EnablePolicyType", "organizations:ListRoots"));
    }

    @Test
    void enablesEverythingByOneResource() {
        features()
                .policyTypes(List.of("SERVICE_CONTROL_POLICY"))
                .trustedAccess(List.of(ANALYZER))
                .serviceLinkedRoles(List.of(ANALYZER))
                .centralRootManagement()
                .crossAccountBackup(List.of("ap-northeast-1"))
                .delegate(ANALYZER, "123456789012")
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("Custom::OrganizationFeatures", 1);
        template.hasResourceProperties(
                "Custom::OrganizationFeatures",
                Match.objectLike(Map.of(
                        "ServicePrincipals", List.of(ANALYZER),
                        "ServiceLinkedRoles", List.of(ANALYZER),
                        "CentralRootManagement", "true",
                        "CrossAccountBackupRegions", List.of("ap-northeast-1"),
                        "DelegatedAdministrators", List.of(ANALYZER + "=123456789012"))));
        allows(List.of(
                "backup:UpdateGlobalSettings",
                "iam:EnableOrganizationsRootCredentialsManagement",
                "iam:EnableOrganizationsRootSessions",
                "organizations:EnableAWSServiceAccess",
                "organizations:EnablePolicyType",
                "organizations:ListRoots",
                "organizations:RegisterDelegatedAdministrator"));
        allows("iam:CreateServiceLinkedRole");
        assertThat(String.valueOf(template.findResources("AWS::IAM::Policy")))
                .contains("iam:AWSServiceName=" + ANALYZER)
                .contains(":role/aws-service-role/" + ANALYZER + "/*");
    }

    @Test
    void delegatesAServiceOnlyWhenTheAccountIsThere() {
        MemberAccount account = MemberAccount.Builder.create(stack, "Monitoring")
                .name("Monitoring")
                .email("monitoring@example.com")
                .unit(OrganizationalUnit.under(organization, "security"))
                .build();

        features().delegate(ANALYZER, account.accountId()).build();

        assertThat(Template.fromStack(stack)
                        .findResources("Custom::OrganizationFeatures")
                        .values())
                .singleElement()
                .satisfies(features -> assertThat(String.valueOf(features))
                        .contains("DelegatedAdministrators", ANALYZER + "=", "Fn::GetAtt=[Monitoring")
                        .contains("DependsOn=[Monitoring"));
    }

    @Test
    void refusesToDelegateToWhatIsNoAccount() {
        assertThatThrownBy(() -> features().delegate(ANALYZER, "Monitoring"))
                .hasMessage("'accountId' must be 12 digits, got Monitoring");
    }

    @Test
    void refusesAnOrganizationOfNobodyAndFeaturesOfNothing() {
        assertThatThrownBy(() ->
                        OrganizationFeatures.Builder.create(stack, "Features").build())
                .hasMessage("'organization' must be given, got null");
        assertThatThrownBy(() -> features().build())
                .hasMessage("'Sample/Features' must enable at least one feature, got none: "
                        + "add policy types or trusted access");
    }

    private void allows(Object action) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::IAM::Policy",
                        Match.objectLike(Map.of(
                                "PolicyDocument",
                                Map.of(
                                        "Statement",
                                        Match.arrayWith(List.of(Match.objectLike(Map.of("Action", action))))))));
    }
}
