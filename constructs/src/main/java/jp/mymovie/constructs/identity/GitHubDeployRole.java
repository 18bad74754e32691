package jp.mymovie.constructs.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnOIDCProvider;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * The role with which a GitHub workflow deploys this account, without a stored key: GitHub's OpenID Connect provider and
 * a role that trusts one repository in one of its environments, so that the approval set on the environment cannot be
 * gone round. It may do nothing but assume the account's own CDK bootstrap roles: lookup, file publishing and deploy.
 *
 * @see <a href="https://docs.github.com/en/actions/deployment/security-hardening-your-deployments">GitHub: OpenID
 *     Connect</a>
 */
public final class GitHubDeployRole extends Construct {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9_.-]{1,255}");
    private static final Pattern QUALIFIER = Pattern.compile("[A-Za-z0-9_-]{1,10}");
    private static final List<String> BOOTSTRAP_ROLES = List.of("lookup", "file-publishing", "deploy");

    private final Role resource;

    private GitHubDeployRole(Builder builder, String repository, String environment) {
        super(builder.scope, builder.id);
        this.resource = Role.Builder.create(this, "Resource")
                .roleName(builder.roleName)
                .description("Deploys from %s, environment %s".formatted(repository, environment))
                .maxSessionDuration(Duration.hours(1))
                .assumedBy(new WebIdentityPrincipal(
                        providerArn(builder.providerArn),
                        Map.of(
                                "StringEquals",
                                Ordered.map(
                                        ISSUER + ":aud",
                                        "sts.amazonaws.com",
                                        ISSUER + ":sub",
                                        "repo:%s:environment:%s".formatted(repository, environment)))))
                .build();
        RoleBoundary.apply(resource, builder.permissionsBoundary);
        resource.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(builder.regions.stream()
                        .flatMap(region -> bootstrapRoles(builder.qualifier, region))
                        .toList())
                .build());
    }

    private String providerArn(@Nullable String existing) {
        return existing != null
                ? existing
                : CfnOIDCProvider.Builder.create(this, "Provider")
                        .url("https://" + ISSUER)
                        .clientIdList(List.of("sts.amazonaws.com"))
                        .build()
                        .getAttrArn();
    }

    private Stream<String> bootstrapRoles(String qualifier, String region) {
        Stack stack = Stack.of(this);
        return BOOTSTRAP_ROLES.stream()
                .map(role -> stack.formatArn(ArnComponents.builder()
                        .service("iam")
                        .region("")
                        .resource("role")
                        .resourceName("cdk-%s-%s-role-%s-%s".formatted(qualifier, role, stack.getAccount(), region))
                        .build()));
    }

    /** The role to name in the workflow. */
    public IRole role() {
        return resource;
    }

    /** Collects what a {@link GitHubDeployRole} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> regions = new ArrayList<>();
        private @Nullable String repository;
        private @Nullable String environment;
        private @Nullable String roleName;
        private @Nullable String providerArn;
        private @Nullable String permissionsBoundary;
        private String qualifier = "hnb659fds";

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The repository that may deploy, {@code owner/name}; required. */
        public Builder repository(String repository) {
            this.repository = repository;
            return this;
        }

        /** The repository's environment in which the job must run; required. */
        public Builder environment(String environment) {
            this.environment = environment;
            return this;
        }

        /** The regions that are deployed to; default: the region of the stack. */
        public Builder regions(List<String> regions) {
            this.regions.addAll(regions);
            return this;
        }

        /** A fixed name, where guardrails must know it; default: one made up by CloudFormation. */
        public Builder roleName(String roleName) {
            this.roleName = roleName;
            return this;
        }

        /** An account holds one provider for GitHub; default: it is made here. */
        public Builder providerArn(String providerArn) {
            this.providerArn = providerArn;
            return this;
        }

        /** The name of the managed policy that bounds the role; default: none. */
        public Builder permissionsBoundary(String policyName) {
            this.permissionsBoundary = policyName;
            return this;
        }

        /** The qualifier given to {@code cdk bootstrap}; default: the CDK's own, {@code hnb659fds}. */
        public Builder qualifier(String qualifier) {
            this.qualifier = qualifier;
            return this;
        }

        /** @throws IllegalArgumentException if the repository or the environment is missing or could match another */
        public GitHubDeployRole build() {
            if (regions.isEmpty()) {
                regions.add(Stack.of(scope).getRegion());
            }
            Pattern[] forms = {REPOSITORY, ENVIRONMENT, QUALIFIER};
            @Nullable String[] values = {repository, environment, qualifier};
            String[] names = {"repository", "environment", "qualifier"};
            String[] wanted = {
                "owner/name without wildcards", "a name without wildcards", "1 to 10 letters, digits, - or _"
            };
            for (int i = 0; i < names.length; i++) {
                String value = values[i];
                if (value == null || !forms[i].matcher(value).matches()) {
                    throw new IllegalArgumentException("'%s' must be %s, got %s".formatted(names[i], wanted[i], value));
                }
            }
            return new GitHubDeployRole(this, String.valueOf(repository), String.valueOf(environment));
        }
    }
}
