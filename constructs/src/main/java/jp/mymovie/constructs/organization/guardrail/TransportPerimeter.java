package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * Nothing is read or written by plain HTTP; S3, SQS and others still take it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html">Security best practices</a>
 */
public record TransportPerimeter() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "TransportPerimeter", "dynamodb:*", "kms:*", "s3:*", "secretsmanager:*", "sqs:*", "sts:*")
                .when(Map.of("BoolIfExists", Map.of("aws:SecureTransport", "false"))));
    }
}
