package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * A machine, should one ever run here, hands its credentials out by IMDSv2 alone: it is not started otherwise, it is not
 * set back, and credentials that came by the older way open nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-instance-metadata">
 *     Work with instance metadata</a>
 */
public record DenyInsecureInstances() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny("RequireImdsV2", "ec2:RunInstances")
                        .on(List.of("arn:aws:ec2:*:*:instance/*"))
                        .when(Map.of("StringNotEquals", Map.of("ec2:MetadataHttpTokens", "required"))),
                Statement.deny("KeepImdsV2", "ec2:ModifyInstanceMetadataOptions"),
                Statement.deny("DenyImdsV1Credentials", "*")
                        .when(Map.of("NumericLessThan", Map.of("ec2:RoleDelivery", "2.0"))));
    }
}
