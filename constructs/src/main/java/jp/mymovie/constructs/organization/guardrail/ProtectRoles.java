package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The roles on which the other guardrails rest keep their trust and their policies, and nobody takes the name of one that
 * an account does not have yet. Whoever may deploy may change them: who is let to deploy is decided by the deploy role and
 * by CDK's bootstrap, in code under review.
 *
 * @param roleNames names or patterns of the roles
 * @param deployers ARN patterns of the roles that may change them
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html">SCP examples</a>
 */
public record ProtectRoles(List<String> roleNames, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "ProtectRoles",
                        "iam:AttachRolePolicy",
                        "iam:CreateRole",
                        "iam:DeleteRole*",
                        "iam:DetachRolePolicy",
                        "iam:PutRole*",
                        "iam:TagRole",
                        "iam:UntagRole",
                        "iam:UpdateAssumeRolePolicy",
                        "iam:UpdateRole*")
                .on(roleNames.stream()
                        .map(name -> "arn:aws:iam::*:role/" + name)
                        .toList())
                .except(deployers));
    }
}
