package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Buckets stay private: the account's block of public access is not lifted.
 *
 * @param deployers ARN patterns of the roles that may set it
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Blocking public access</a>
 */
public record ProtectPublicAccessBlock(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("ProtectPublicAccessBlock", "s3:PutAccountPublicAccessBlock")
                .except(deployers));
    }
}
