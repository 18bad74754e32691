package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * A role in a member account is made and widened within a permissions boundary alone, and no boundary is taken off. So
 * the administrator of an account cannot make himself a role that may more than he may.
 *
 * @param boundaries ARN patterns of the boundaries
 * @param bootstrappers ARN patterns of the roles that bootstrap an account, and make what has no boundary
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions boundaries</a>
 */
public record RequireBoundary(List<String> boundaries, List<String> bootstrappers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny(
                                "RequireBoundary",
                                "iam:AttachRolePolicy",
                                "iam:CreateRole",
                                "iam:PutRolePermissionsBoundary",
                                "iam:PutRolePolicy")
                        .when(Ordered.map(
                                "ArnNotLike", Map.of("aws:PrincipalArn", bootstrappers),
                                "StringNotLike", Map.of("iam:PermissionsBoundary", boundaries))),
                Statement.deny("KeepBoundary", "iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary")
                        .except(bootstrappers));
    }
}
