package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * A service of AWS touches what belongs to the organization on behalf of the organization alone: nobody makes it a
 * confused deputy with an account of his own. It holds where the service says for whom it acts; requests without {@code
 * aws:SourceAccount} are the service's own.
 *
 * @param organizationId {@code o-…}
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">The confused deputy</a>
 */
public record ServicePerimeter(String organizationId) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("ServicePerimeter", PerimeterServices.ACTIONS.toArray(String[]::new))
                .when(Ordered.map(
                        "StringNotEqualsIfExists", Map.of("aws:SourceOrgID", organizationId),
                        "Null", Map.of("aws:SourceAccount", "false"),
                        "Bool", Map.of("aws:PrincipalIsAWSService", "true"))));
    }
}
