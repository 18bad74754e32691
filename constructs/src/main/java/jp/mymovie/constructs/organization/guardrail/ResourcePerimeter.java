package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * Principals of the members reach data of the organization alone: nothing is carried out to a bucket, key, table, queue
 * or secret of somebody else's. A resource of an account without an organization carries no id, and is denied too.
 *
 * @param organizationId {@code o-…}
 * @param exceptions ARN patterns of resources of AWS's own that services reach with the caller's credentials; may be
 *     empty
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html">Data
 *     perimeters</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid">
 *     aws:ResourceOrgID</a>
 */
public record ResourcePerimeter(String organizationId, List<String> exceptions) implements Guardrail {
    private static final String[] DATA = {"dynamodb:*", "kms:*", "s3:*", "secretsmanager:*", "sqs:*"};

    public ResourcePerimeter {
        exceptions = List.copyOf(exceptions);
    }

    @Override
    public List<Statement> statements() {
        Statement statement = Statement.deny("ResourcePerimeter", DATA);
        return List.of((exceptions.isEmpty() ? statement : statement.onAllBut(exceptions))
                .when(Map.of("StringNotEqualsIfExists", Map.of("aws:ResourceOrgID", organizationId))));
    }
}
