package jp.mymovie.constructs.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.organization.guardrail.FederationPerimeter;
import jp.mymovie.constructs.organization.guardrail.IdentityPerimeter;
import jp.mymovie.constructs.organization.guardrail.ServicePerimeter;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The policies beside service control policies. */
class PoliciesTest {
    private static final List<String> ROOT = List.of("r-a1b2");

    private final Stack stack = SampleStack.create();

    @Test
    void bindsWhoeverTouchesAResource() {
        perimeter().build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Organizations::Policy",
                        Match.objectLike(Map.of(
                                "Type",
                                "RESOURCE_CONTROL_POLICY",
                                "Name",
                                "perimeter-1",
                                "TargetIds",
                                ROOT,
                                "Content",
                                Map.of(
                                        "Statement",
                                        Match.arrayWith(List.of(
                                                Match.objectLike(Map.of(
                                                        "Sid",
                                                        "IdentityPerimeter",
                                                        "Principal",
                                                        "*",
                                                        "Condition",
                                                        Map.of(
                                                                "StringNotEqualsIfExists",
                                                                Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5"),
                                                                "BoolIfExists",
                                                                Map.of("aws:PrincipalIsAWSService", "false")))),
                                                Match.objectLike(Map.of(
                                                        "Sid",
                                                        "ServicePerimeter",
                                                        "Condition",
                                                        Match.objectLike(Map.of(
                                                                "Null", Map.of("aws:SourceAccount", "false")))))))))));
    }

    @Test
    void stopsWithTheOverrunWhenThePerimeterExceedsTheQuota() {
        PolicyQuota small = new PolicyQuota(LocalDate.of(2024, 11, 13), 2, 500);

        assertThatThrownBy(() -> perimeter().quota(small).build())
                .hasMessageContaining(
                        "'Sample/Perimeter' must fit into 1 policies beside the 1 attached already, got 1 too many");
    }

    @Test
    void refusesAPerimeterThatBindsNothingOrNobody() {
        assertThatThrownBy(() -> ResourceControlPolicy.Builder.create(stack, "None")
                        .name("none")
                        .targetIds(ROOT)
                        .build())
                .hasMessage("'guardrails' must hold at least one, got []");
        assertThatThrownBy(() -> ResourceControlPolicy.Builder.create(stack, "None")
                        .name("none")
                        .build())
                .hasMessage("'targetIds' must name a root, unit or account, got []");
        assertThatThrownBy(() -> new FederationPerimeter(List.of("repo:owner/*")))
                .hasMessage("'subjects' must name subjects in full, got [repo:owner/*]");
    }

    @Test
    void setsEc2ForAllAccounts() {
        DeclarativeEc2Policy.create(stack, "Ec2", features("DECLARATIVE_POLICY_EC2"), "ec2", ROOT);

        Template.fromStack(stack)
                .hasResource(
                        "AWS::Organizations::Policy",
                        Match.objectLike(Map.of(
                                "Properties",
                                Map.of(
                                        "Type",
                                        "DECLARATIVE_POLICY_EC2",
                                        "Content",
                                        Map.of(
                                                "ec2_attributes",
                                                Match.objectLike(Map.of(
                                                        "snapshot_block_public_access",
                                                        Map.of("state", Map.of("@@assign", "block_all_sharing")),
                                                        "serial_console_access",
                                                        Map.of("status", Map.of("@@assign", "disabled")))))),
                                "DependsOn",
                                Match.arrayWith(List.of(Match.stringLikeRegexp("Features.*"))))));
    }

    @Test
    void laysABackupPlanUponAccounts() {
        backup().build();

        assertThat(String.valueOf(Template.fromStack(stack).findResources("AWS::Organizations::Policy")))
                .contains("Type=BACKUP_POLICY", "delete_after_days={@@assign=7}", "arn:aws:iam::$account:role/backup");
        assertThatThrownBy(() -> backup().hourUtc(24).build()).hasMessage("'hourUtc' must be 0 to 23, got 24");
        assertThatThrownBy(() -> BackupPolicy.Builder.create(stack, "None").build())
                .hasMessage("'name', vault and role must be given, got null, null, null");
    }

    @Test
    void makesPoliciesOneAfterAnother() {
        OrganizationFeatures features = features("RESOURCE_CONTROL_POLICY");
        backup().features(features).build();
        perimeter().features(features).build();
        DeclarativeEc2Policy.create(stack, "Ec2", features, "ec2", ROOT);

        follows("RESOURCE_CONTROL_POLICY", "Backup.*");
        follows("DECLARATIVE_POLICY_EC2", "Perimeter.*");
    }

    private void follows(String type, String before) {
        Template.fromStack(stack)
                .hasResource(
                        "AWS::Organizations::Policy",
                        Match.objectLike(Map.of(
                                "Properties",
                                Map.of("Type", type),
                                "DependsOn",
                                Match.arrayWith(List.of(Match.stringLikeRegexp(before))))));
    }

    private OrganizationFeatures features(String policyType) {
        return OrganizationFeatures.Builder.create(stack, "Features")
                .organization(Organization.Builder.create(stack, "Organization")
                        .existing("o-a1b2c3d4e5", "r-a1b2")
                        .build())
                .policyTypes(List.of(policyType))
                .build();
    }

    private BackupPolicy.Builder backup() {
        return BackupPolicy.Builder.create(stack, "Backup")
                .name("backup")
                .into("daily", "backup")
                .regions(List.of("ap-northeast-1"))
                .targetIds(ROOT);
    }

    private ResourceControlPolicy.Builder perimeter() {
        return ResourceControlPolicy.Builder.create(stack, "Perimeter")
                .name("perimeter")
                .guardrails(List.of(new IdentityPerimeter("o-a1b2c3d4e5"), new ServicePerimeter("o-a1b2c3d4e5")))
                .targetIds(ROOT);
    }
}
