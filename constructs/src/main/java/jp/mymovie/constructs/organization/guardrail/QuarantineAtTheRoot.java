package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * An account right under the root does nothing either: there an invited account lands, and one that is made by a call
 * rather than by a template. Accounts in units are not touched.
 *
 * @param organizationId {@code o-…}
 * @param rootId {@code r-…}
 * @param exempt ARN patterns of the roles that furnish an account
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths">
 *     aws:PrincipalOrgPaths</a>
 */
public record QuarantineAtTheRoot(String organizationId, String rootId, List<String> exempt) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("QuarantineAtTheRoot", "*")
                .when(Ordered.map(
                        "ForAnyValue:StringEquals",
                        Map.of("aws:PrincipalOrgPaths", "%s/%s/".formatted(organizationId, rootId)),
                        "ArnNotLike",
                        Map.of("aws:PrincipalArn", exempt))));
    }
}
