package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Nobody lets another identity provider in: who signs in from outside is decided by deployments alone.
 *
 * @param deployers ARN patterns of the roles that may
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html">Identity providers</a>
 */
public record ProtectFederation(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "ProtectFederation",
                        "iam:*OpenIDConnectProvider*",
                        "iam:CreateSAMLProvider",
                        "iam:DeleteSAMLProvider",
                        "iam:UpdateSAMLProvider",
                        "rolesanywhere:Create*",
                        "sso:CreateInstance")
                .except(deployers));
    }
}
