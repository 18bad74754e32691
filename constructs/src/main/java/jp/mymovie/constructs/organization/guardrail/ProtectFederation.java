package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Nobody lets another identity provider in, or hands this account's identities out: who signs in from outside is decided
 * by the bootstrap alone. Providers and trust anchors are read and nothing else; what has no ARN yet is denied by its name.
 *
 * @param bootstrappers ARN patterns of the roles that may
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html">Identity providers</a>
 */
public record ProtectFederation(List<String> bootstrappers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.denyAllBut("ProtectFederation", List.of("iam:Get*", "iam:List*", "rolesanywhere:Get*"))
                        .on(List.of(
                                "arn:aws:iam::*:oidc-provider/*",
                                "arn:aws:iam::*:saml-provider/*",
                                "arn:aws:rolesanywhere:*:*:*"))
                        .except(bootstrappers),
                Statement.deny(
                                "ProtectTrust",
                                "iam:*DelegationRequest",
                                "iam:*OutboundWebIdentityFederation",
                                "iam:SendDelegationToken",
                                "iam:SetS*",
                                "rolesanywhere:Create*",
                                "rolesanywhere:Import*",
                                "sso:Create*")
                        .except(bootstrappers));
    }
}
