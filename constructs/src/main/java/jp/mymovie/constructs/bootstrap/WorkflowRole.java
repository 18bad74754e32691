package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.allow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * The role with which a GitHub workflow deploys an account, without a stored key. It trusts one repository in one of its
 * environments, so that the approval set on the environment cannot be gone round, and one workflow file as the main branch
 * has it. It may do nothing but assume the account's CDK bootstrap roles: lookup, file publishing and deploy. A session
 * lasts one hour.
 *
 * @param name of the role
 * @param repository that deploys
 * @param environment in which the job must run
 * @param workflow path of the file that holds the job, such as {@code .github/workflows/deploy.yml}
 * @param regions that are deployed to, at least one
 * @see <a href="https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/">
 *     STS: claims of identity providers</a>
 */
public record WorkflowRole(
        String name, GitHubRepository repository, String environment, String workflow, List<String> regions) {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final List<String> BOOTSTRAP_ROLES = List.of("lookup-role", "file-publishing-role", "deploy-role");

    /** @throws IllegalArgumentException if a value is missing or could match another than the one meant */
    public WorkflowRole {
        require("name", name, "[\\w+=,.@-]{1,64}", "1 to 64 characters of a role's name");
        require("environment", environment, "[A-Za-z0-9_.-]{1,255}", "a name without wildcards");
        require("workflow", workflow, "\\.github/workflows/[\\w.-]+\\.ya?ml", "a file under .github/workflows");
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("'regions' must name a region to deploy to, got []");
        }
        regions = List.copyOf(regions);
    }

    private static void require(String name, String value, String form, String wanted) {
        if (!value.matches(form)) {
            throw new IllegalArgumentException("'%s' must be %s, got %s".formatted(name, wanted, value));
        }
    }

    /** GitHub's OpenID Connect provider, of which an account takes one. */
    static Map<String, Object> provider() {
        return PolicyJson.resource(
                "AWS::IAM::OIDCProvider",
                Ordered.map("Url", "https://" + ISSUER, "ClientIdList", List.of("sts.amazonaws.com")));
    }

    Map<String, Object> resource(Names names) {
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("Effect", "Allow");
        trust.put("Action", "sts:AssumeRoleWithWebIdentity");
        trust.put("Principal", Map.of("Federated", Map.of("Fn::GetAtt", List.of("GitHubProvider", "Arn"))));
        trust.put("Condition", Map.of("StringEquals", claims()));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("RoleName", name);
        properties.put("Description", "Deploys from %s, environment %s".formatted(repository.name(), environment));
        properties.put("MaxSessionDuration", 3600);
        properties.put("PermissionsBoundary", Map.of("Ref", "PeopleBoundary"));
        properties.put("AssumeRolePolicyDocument", PolicyJson.document(List.of(trust)));
        properties.put(
                "Policies",
                List.of(Ordered.map(
                        "PolicyName",
                        "deploy",
                        "PolicyDocument",
                        PolicyJson.document(List.of(allow("Deploy", List.of("sts:AssumeRole"), roles(names)))))));
        return PolicyJson.resource("AWS::IAM::Role", properties);
    }

    private Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(ISSUER + ":aud", "sts.amazonaws.com");
        claims.put(ISSUER + ":sub", repository.subject(environment));
        claims.put(ISSUER + ":job_workflow_ref", "%s/%s@refs/heads/main".formatted(repository.name(), workflow));
        if (repository.id() != null) {
            claims.put(ISSUER + ":repository_id", repository.id());
        }
        return claims;
    }

    private List<String> roles(Names names) {
        return regions.stream()
                .map(names::in)
                .flatMap(region -> BOOTSTRAP_ROLES.stream().map(region::cdkRole))
                .toList();
    }
}
