package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The boundaries, and what CloudFormation may do when it deploys, are changed by bootstrapping alone: not by an
 * administrator of the account, and not by a deployment either. Everybody may read them.
 *
 * @param policyNames names or patterns of the managed policies
 * @param bootstrappers ARN patterns of the roles that bootstrap an account
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions boundaries</a>
 */
public record ProtectPolicies(List<String> policyNames, List<String> bootstrappers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.denyAllBut("ProtectPolicies", List.of("iam:Get*", "iam:List*"))
                .on(policyNames.stream()
                        .map(name -> "arn:aws:iam::*:policy/" + name)
                        .toList())
                .except(bootstrappers));
    }
}
