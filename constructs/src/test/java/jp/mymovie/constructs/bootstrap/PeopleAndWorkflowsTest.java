package jp.mymovie.constructs.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The roles and groups of people, and the roles of workflows, which no deployment can touch. */
class PeopleAndWorkflowsTest {
    private static final String HERE = "123456789012";
    private static final String USERS = "111111111111";
    private static final WorkflowRole WORKFLOW = new WorkflowRole(
            "sample-deploy",
            new GitHubRepository("owner/name", "12", "345"),
            "prod",
            ".github/workflows/deploy.yml",
            List.of("ap-northeast-1", "us-east-1"));

    @Test
    void areMadeInTheHomeRegionAlone() {
        BootstrapTemplate.Builder elsewhere =
                template().usersAccount(USERS).workflows(List.of(WORKFLOW)).logReader(logs());

        assertThat(resources(elsewhere))
                .doesNotContainKeys("Administrator", "ReadOnly", "LogReader", "GitHubProvider", "WorkflowRole");
        assertThat(resources(elsewhere.home(true)))
                .containsKeys("Administrator", "ReadOnly", "LogReader", "GitHubProvider", "WorkflowRole")
                .doesNotContainKeys("BreakGlass", "AdministratorsGroup", "BreakGlassGroup");
    }

    @Test
    void areLeftOutWhereNobodyHoldsUsers() {
        assertThat(resources(template().home(true)))
                .containsKeys("WorkloadBoundary", "PeopleBoundary")
                .doesNotContainKeys("Administrator", "ReadOnly", "LogReader", "GitHubProvider");
    }

    @Test
    void peopleSwitchOnlyWithASecondFactorAndStayWithinTheirBoundary() {
        Map<String, Object> resources =
                resources(template().home(true).usersAccount(USERS).logReader(logs()));

        for (String role : List.of("Administrator", "ReadOnly", "LogReader")) {
            assertThat(properties(resources, role))
                    .containsEntry("RoleName", role)
                    .containsEntry("MaxSessionDuration", 14_400)
                    .containsEntry("PermissionsBoundary", Map.of("Ref", "PeopleBoundary"));
            assertThat(properties(resources, role).toString())
                    .contains("{AWS=111111111111}", "Bool={aws:MultiFactorAuthPresent=true}");
        }
    }

    @Test
    void whoLooksAroundSeesSettingsAndNoData() {
        String policies = properties(resources(template().home(true).usersAccount(USERS)), "ReadOnly")
                .toString();

        assertThat(policies)
                .contains("cloudwatch:GetMetric*", "dynamodb:DescribeTable", "arn:aws:apigateway:*::/restapis/*")
                .doesNotContain("ManagedPolicyArns", "GetObject", "GetItem", "ListUsers", "GetLogEvents", "apikeys");
    }

    @Test
    void theLogReaderSeesTheLakeAndNothingElse() {
        String policies = properties(
                        resources(template().home(true).usersAccount(USERS).logReader(logs())), "LogReader")
                .toString();

        assertThat(policies)
                .contains("athena:StartQueryExecution", "arn:aws:s3:::lake/*", "arn:aws:s3:::days/*", "database/logs")
                .contains("workgroup/questions", "arn:aws:s3:::results/*")
                .doesNotContain("Delete", "glue:Create", "glue:Update", "Resource=[*]");
    }

    @Test
    void aWorkflowIsTrustedByRepositoryEnvironmentFileAndBranch() {
        Map<String, Object> role =
                properties(resources(template().home(true).workflows(List.of(WORKFLOW))), "WorkflowRole");

        assertThat(role.toString())
                .contains("Condition={StringEquals={token.actions.githubusercontent.com:aud=sts.amazonaws.com, "
                        + "token.actions.githubusercontent.com:sub=repo:owner@12/name@345:environment:prod, "
                        + "token.actions.githubusercontent.com:job_workflow_ref="
                        + "owner/name/.github/workflows/deploy.yml@refs/heads/main, "
                        + "token.actions.githubusercontent.com:repository_id=345}}");
        assertThat(role).containsEntry("PermissionsBoundary", Map.of("Ref", "PeopleBoundary"));
        assertThat(role.toString())
                .contains("Action=[sts:AssumeRole]")
                .contains("cdk-hnb659fds-deploy-role-123456789012-us-east-1")
                .contains("cdk-hnb659fds-lookup-role-123456789012-ap-northeast-1")
                .doesNotContain("cfn-exec", "*");
    }

    @Test
    void aWorkflowWithoutIdsIsTrustedByItsName() {
        WorkflowRole old = new WorkflowRole(
                "deploy", GitHubRepository.named("owner/name"), "prod", WORKFLOW.workflow(), WORKFLOW.regions());

        assertThat(properties(resources(template().home(true).workflows(List.of(old))), "WorkflowRole")
                        .toString())
                .contains("sub=repo:owner/name:environment:prod")
                .doesNotContain("repository_id");
    }

    @Test
    void aWorkflowDeploysWithTheBootstrapsRoles() {
        assertThat(properties(resources(template().workflows(List.of(WORKFLOW))), "DeploymentActionRole")
                        .toString())
                .contains("role/sample-deploy");
    }

    @Test
    void groupsSwitchIntoNamedRolesOfTheOrganizationAlone() {
        String group = properties(resources(template().home(true).usersAccount(HERE)), "AdministratorsGroup")
                .toString();

        assertThat(group)
                .contains("arn:aws:iam::123456789012:role/Administrator", "arn:aws:iam::*:role/LogReader")
                .contains("aws:ResourceOrgID=${aws:PrincipalOrgID}")
                .contains("arn:aws:iam::123456789012:mfa/${aws:username}-*")
                .doesNotContain("role/*", "role/BreakGlass", "AccessKey", "Policies*");
    }

    @Test
    void theLastResortRegistersItsOwnKeysAndIsTakenWhereTheAlarmHears() {
        Map<String, Object> resources = resources(template().home(true).usersAccount(HERE));

        assertThat(properties(resources, "BreakGlassGroup").toString())
                .contains("iam:EnableMFADevice", "iam:ChangePassword", "arn:aws:iam::123456789012:user/break-glass")
                .doesNotContain("user/${", "VirtualMFADevice");
        assertThat(properties(resources, "BreakGlass").toString())
                .contains("aws:PrincipalArn=arn:aws:iam::123456789012:user/break-glass")
                .contains("aws:RequestedRegion=[ap-northeast-1, us-east-1]")
                .doesNotContain("PermissionsBoundary");
        assertThat(Objects.requireNonNull(resources.get("BreakGlass")).toString())
                .contains("DeletionPolicy=RetainExceptOnCreate");
    }

    @Test
    void peopleMakeUsersWithinTheirBoundaryAndLeaveTheLastResortAlone() {
        assertThat(properties(resources(template().home(true).usersAccount(HERE)), "PeopleBoundary")
                        .toString())
                .contains("UsersWithinBoundary", "LastResortStays", "GroupsStay")
                .doesNotContain("NoUsersNoKeys");
        assertThat(properties(resources(template().home(true).usersAccount(USERS)), "PeopleBoundary")
                        .toString())
                .contains("NoUsersNoKeys")
                .doesNotContain("UsersWithinBoundary");
    }

    @Test
    void cloudFormationTouchesNoneOfThem() {
        String execution = properties(
                        resources(template().workflows(List.of(WORKFLOW)).deployerRoles(List.of("Operator"))),
                        "ExecutionPolicy1")
                .toString();

        assertThat(execution)
                .contains("Sid=BootstrapRolesStay", "Sid=IdentitiesStay", "Sid=BootstrapPoliciesStay")
                .contains("role/Administrator", "role/LogReader", "role/sample-deploy", "role/Operator")
                .doesNotContain("people-boundary, iam");
    }

    @Test
    void refusesWhatCouldMatchAnother() {
        assertThatThrownBy(() -> new WorkflowRole("r", WORKFLOW.repository(), "*", WORKFLOW.workflow(), List.of("x")))
                .hasMessage("'environment' must be a name without wildcards, got *");
        assertThatThrownBy(() -> new WorkflowRole("r", WORKFLOW.repository(), "prod", "deploy.yml", List.of("x")))
                .hasMessage("'workflow' must be a file under .github/workflows, got deploy.yml");
        assertThatThrownBy(() -> new WorkflowRole("r", WORKFLOW.repository(), "prod", WORKFLOW.workflow(), List.of()))
                .hasMessage("'regions' must name a region to deploy to, got []");
        assertThatThrownBy(() -> new WorkflowRole("*", WORKFLOW.repository(), "p", WORKFLOW.workflow(), List.of("x")))
                .hasMessage("'name' must be 1 to 64 characters of a role's name, got *");
        assertThatThrownBy(() -> template().usersAccount("*").build())
                .hasMessage("'usersAccount' must be 12 digits, got *");
        assertThatThrownBy(() -> template().logReader(logs()).build())
                .hasMessage("'usersAccount' must be given with 'logReader', got null: nobody could switch into it");
        assertThatThrownBy(() -> new LogAccess(List.of(), "results", "logs", "questions"))
                .hasMessage("'buckets' must name a bucket to read, got []");
    }

    private static LogAccess logs() {
        return new LogAccess(List.of("lake", "days"), "results", "logs", "questions");
    }

    private static BootstrapTemplate.Builder template() {
        return BootstrapTemplate.Builder.create()
                .system("sample")
                .environment(HERE, "ap-northeast-1")
                .resourceTypes(Set.of("AWS::IAM::Role"));
    }

    private static Map<String, Object> resources(BootstrapTemplate.Builder builder) {
        return map(builder.build().document().get("Resources"));
    }

    private static Map<String, Object> properties(Map<String, Object> resources, String id) {
        return map(map(resources.get(id)).get("Properties"));
    }

    private static Map<String, Object> map(@Nullable Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(map)).forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
