package jp.mymovie.constructs.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTemplateTest {
    @Test
    void keepsTheContractOfTheStockTemplate() {
        Map<?, ?> template = member().build().document();

        assertThat(map(template, "Outputs", "BootstrapVersion")).isEqualTo(Map.of("Value", "33"));
        assertThat(map(template, "Resources", "CdkBootstrapVersion", "Properties")
                        .get("Name"))
                .isEqualTo("/cdk-bootstrap/hnb659fds/version");
        for (Map.Entry<String, String> role : Map.of(
                        "FilePublishingRole", "file-publishing-role",
                        "ImagePublishingRole", "image-publishing-role",
                        "LookupRole", "lookup-role",
                        "DeploymentActionRole", "deploy-role",
                        "CloudFormationExecutionRole", "cfn-exec-role")
                .entrySet()) {
            assertThat(map(template, "Resources", role.getKey(), "Properties").get("RoleName"))
                    .isEqualTo("cdk-hnb659fds-%s-123456789012-ap-northeast-1".formatted(role.getValue()));
        }
        assertThat(map(template, "Resources", "StagingBucket", "Properties").get("BucketName"))
                .isEqualTo("cdk-hnb659fds-assets-123456789012-ap-northeast-1");
    }

    @Test
    void givesCloudFormationWhatTheTypesNeedAndNoDataNoUsersNoUnboundedRole() {
        String execution = String.valueOf(map(member().build().document(), "Resources", "ExecutionPolicy1"))
                + map(member().build().document(), "Resources", "ExecutionPolicy2");

        assertThat(execution)
                .contains("dynamodb:CreateTable", "lambda:InvokeFunction", "iam:PermissionsBoundary")
                .doesNotContain("dynamodb:GetItem", "dynamodb:Scan", "iam:CreateUser", "iam:CreateAccessKey")
                .doesNotContain("sqs:", "AdministratorAccess", "Action=*", "Action=[*]");
    }

    @Test
    void trustsNamedDeployersAlone() {
        Map<?, ?> trust = map(
                member().build().document(),
                "Resources",
                "DeploymentActionRole",
                "Properties",
                "AssumeRolePolicyDocument");

        assertThat(String.valueOf(trust))
                .contains("ArnEquals={aws:PrincipalArn=[arn:aws:iam::123456789012:role/Administrator, "
                        + "arn:aws:iam::123456789012:role/OrganizationAccountAccessRole]}")
                .contains("Null={sts:ExternalId=true}");
    }

    @Test
    void refusesToBeWidenedByOptionsOfTheCli() {
        assertThat(map(member().build().document(), "Parameters", "CloudFormationExecutionPolicies")
                        .get("AllowedValues"))
                .isEqualTo(List.of(""));
        assertThat(map(member().build().document(), "Parameters", "TrustedAccounts")
                        .get("AllowedValues"))
                .isEqualTo(List.of(""));
    }

    @Test
    void makesTheBoundariesInTheHomeRegionAlone() {
        assertThat(map(member().build().document(), "Resources").keySet())
                .noneMatch("WorkloadBoundary"::equals)
                .noneMatch("PeopleBoundary"::equals);
        Map<?, ?> home = member().home(true).build().document();
        assertThat(String.valueOf(map(home, "Resources", "WorkloadBoundary")))
                .contains("sample-workload-boundary", "dynamodb:*")
                .doesNotContain("iam:", "sts:", "organizations:");
        assertThat(String.valueOf(map(home, "Resources", "PeopleBoundary"))).contains("NoUsersNoKeys");
    }

    @Test
    void keepsManagedPoliciesWithinTheirSize() {
        Set<String> types = Set.of(
                "AWS::S3::Bucket",
                "AWS::DynamoDB::Table",
                "AWS::Cognito::UserPool",
                "AWS::CloudFront::Distribution",
                "AWS::Logs::LogGroup",
                "AWS::Lambda::Function",
                "AWS::CodeDeploy::DeploymentGroup",
                "AWS::SNS::Topic",
                "AWS::Backup::BackupVault",
                "AWS::Backup::BackupPlan",
                "AWS::CloudTrail::Trail",
                "AWS::Glue::Database");
        Map<?, ?> resources = map(member().resourceTypes(types).build().document(), "Resources");

        resources.forEach((id, resource) -> {
            if (resource instanceof Map<?, ?> policy && "AWS::IAM::ManagedPolicy".equals(policy.get("Type"))) {
                String document = String.valueOf(map(policy, "Properties", "PolicyDocument"));
                // Quotes and colons come on top of what a map prints, blanks go.
                assertThat(document.length() + 200)
                        .as(String.valueOf(id))
                        .isLessThan(6_144 + document.split(" ").length);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with-hyphen", "UPPER", "elevenchars"})
    void refusesAQualifierThatTheCdkWouldTake(String qualifier) {
        assertThatThrownBy(() -> member().qualifier(qualifier).build())
                .hasMessage("'qualifier' must be 1 to 10 lower-case letters or digits, got '%s'".formatted(qualifier));
    }

    @Test
    void refusesATypeOfWhichItDoesNotKnowWhatItNeeds() {
        assertThatThrownBy(() -> member().resourceTypes(Set.of("AWS::EKS::Cluster"))
                        .build()
                        .document())
                .hasMessage("'resourceTypes' must be known to execution-actions.txt, got AWS::EKS::Cluster: add what "
                        + "CloudFormation's handlers of the type call");
        assertThatThrownBy(() -> member().environment("123", "ap-northeast-1").build())
                .hasMessage("'accountId' must be 12 digits, got 123");
        assertThatThrownBy(() -> member().environment("123456789012", "tokyo").build())
                .hasMessage("'region' must be like us-east-1, got tokyo");
    }

    private static BootstrapTemplate.Builder member() {
        return BootstrapTemplate.Builder.create()
                .system("sample")
                .environment("123456789012", "ap-northeast-1")
                .resourceTypes(Set.of("AWS::DynamoDB::Table", "AWS::IAM::Role", "Custom::Thing"))
                .deployerRoles(List.of("Administrator"));
    }

    private static Map<?, ?> map(Map<?, ?> from, String... path) {
        Map<?, ?> at = from;
        for (String key : path) {
            assertThat(at.get(key)).as(key).isInstanceOf(Map.class);
            at = (Map<?, ?>) java.util.Objects.requireNonNull(at.get(key));
        }
        return at;
    }
}
