package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * What belongs to the organization is touched by its own principals alone, and by services of AWS, whatever a bucket's,
 * key's, queue's or role's own policy says. CloudFront reads a bucket by origin access control as a service, and so
 * still does; an origin access identity would not.
 *
 * @param organizationId {@code o-…}
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html">Data
 *     perimeters</a>
 */
public record IdentityPerimeter(String organizationId) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("IdentityPerimeter", PerimeterServices.ACTIONS.toArray(String[]::new))
                .when(Ordered.map(
                        "StringNotEqualsIfExists", Map.of("aws:PrincipalOrgID", organizationId),
                        "BoolIfExists", Map.of("aws:PrincipalIsAWSService", "false"))));
    }
}
