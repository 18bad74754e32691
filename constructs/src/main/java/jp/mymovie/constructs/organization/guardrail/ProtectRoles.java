package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The roles on which the other guardrails rest keep their trust and their policies, and nobody takes the name of one that
 * an account does not have yet: they are read, taken by whom they trust, and nothing else. Whoever may deploy may change
 * them: who is let to deploy is decided by the deploy role and by CDK's bootstrap, in code under review. Passing on is
 * a guardrail of its own, {@link ProtectDeployments}.
 *
 * @param roleNames names or patterns of the roles
 * @param deployers ARN patterns of the roles that may change them
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html">SCP examples</a>
 */
public record ProtectRoles(List<String> roleNames, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.denyAllBut(
                        "ProtectRoles",
                        List.of("iam:Get*", "iam:List*", "iam:PassRole", "sts:AssumeRole", "sts:TagSession"))
                .on(roleNames.stream()
                        .map(name -> "arn:aws:iam::*:role/" + name)
                        .toList())
                .except(deployers));
    }
}
