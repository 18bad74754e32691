package jp.mymovie.constructs.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.organization.guardrail.DenyIamUsers;
import jp.mymovie.constructs.organization.guardrail.DenyLeavingOrganization;
import jp.mymovie.constructs.organization.guardrail.DenyRootUser;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ServiceControlPolicyTest {
    private final Stack stack = SampleStack.create();

    private ServiceControlPolicy.Builder policy() {
        return ServiceControlPolicy.Builder.create(stack, "Guardrails")
                .name("guardrails")
                .targetIds(List.of("r-a1b2"));
    }

    @Test
    void packsStatementsIntoOneDocumentWhereTheyFit() {
        policy().guardrails(List.of(new DenyLeavingOrganization(), new DenyRootUser()))
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Organizations::Policy", 1);
        template.hasResourceProperties(
                "AWS::Organizations::Policy",
                Match.objectLike(Map.of(
                        "Name",
                        "guardrails-1",
                        "Type",
                        "SERVICE_CONTROL_POLICY",
                        "TargetIds",
                        List.of("r-a1b2"),
                        "Content",
                        Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(
                                        Map.of(
                                                "Sid", "DenyLeavingOrganization",
                                                "Effect", "Deny",
                                                "Action", "organizations:LeaveOrganization",
                                                "Resource", "*"),
                                        Map.of("Sid", "DenyRootUser"))))));
    }

    @Test
    void startsAnotherDocumentWhereTheQuotaEnds() {
        ServiceControlPolicy policies = policy().guardrails(
                        List.of(new DenyLeavingOrganization(), new DenyIamUsers(), new DenyRootUser()))
                .quota(new PolicyQuota(LocalDate.EPOCH, 3, 350))
                .build();

        assertThat(policies.policies()).hasSize(2);
        Template.fromStack(stack)
                .hasResource(
                        "AWS::Organizations::Policy",
                        Match.objectLike(Map.of(
                                "Properties",
                                Map.of("Name", "guardrails-2"),
                                "DependsOn",
                                List.of(Match.stringLikeRegexp("Guardrails.*")))));
        // The third statement goes back to the first document, which has room for it.
        assertThat(MinifiedJson.of(policies.policies().get(0).getContent()).length())
                .isBetween(250, 350);
    }

    @Test
    void namesTheOverrunAndTheRemedy() {
        assertThatThrownBy(() -> policy().guardrails(List.of(new DenyIamUsers()))
                        .quota(new PolicyQuota(LocalDate.of(2026, 5, 15), 10, 200))
                        .build())
                .hasMessageMatching(
                        "statement DenyIamUsers of 'Sample/Guardrails' must fit into 200 characters, got \\d+, \\d+ too many: split it "
                                + "\\(quota as of 2026-05-15\\)");
        assertThatThrownBy(() -> policy().guardrails(List.of(new DenyLeavingOrganization(), new DenyIamUsers()))
                        .quota(new PolicyQuota(LocalDate.of(2026, 5, 15), 3, 400))
                        .attached(2)
                        .build())
                .hasMessage(
                        "'Sample/Guardrails' must fit into 1 policies beside the 2 attached already, got 1 too many: "
                                + "attach some guardrails to a unit below or merge statements (quota as of 2026-05-15)");
    }

    @Test
    void waitsUntilThePolicyTypeIsEnabled() {
        OrganizationFeatures features = OrganizationFeatures.Builder.create(stack, "Features")
                .organization(Organization.Builder.create(stack, "Organization").build())
                .policyTypes(List.of("SERVICE_CONTROL_POLICY"))
                .build();
        policy().guardrails(List.of(new DenyRootUser())).features(features).build();

        Template.fromStack(stack)
                .hasResource(
                        "AWS::Organizations::Policy",
                        Match.objectLike(
                                Map.of("DependsOn", Match.arrayWith(List.of(Match.stringLikeRegexp("Features.*"))))));
    }

    @Test
    void refusesWhatIsMissingOrThereTwice() {
        assertThatThrownBy(() -> policy().build()).hasMessage("'guardrails' must hold at least one, got []");
        assertThatThrownBy(() -> policy().guardrails(List.of(new DenyRootUser(), new DenyRootUser()))
                        .build())
                .hasMessage("'guardrails' must hold each statement once, got DenyRootUser twice");
        assertThatThrownBy(() ->
                        ServiceControlPolicy.Builder.create(stack, "Unnamed").build())
                .hasMessage("'name' must be 1 to 120 characters, got null");
        assertThatThrownBy(() -> ServiceControlPolicy.Builder.create(stack, "Nowhere")
                        .name("guardrails")
                        .guardrails(List.of(new DenyRootUser()))
                        .build())
                .hasMessage("'targetIds' must name a root, unit or account, got []");
    }
}
