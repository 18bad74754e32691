package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * us-east-1 is for what CloudFront needs there: certificates, firewalls, log deliveries, alarms and the stacks that make
 * them. Databases, machines and the like stay in the home region.
 */
public record DenyWorkloadsAtTheEdge() implements Guardrail {
    private static final List<String> EDGE = List.of(
            "access-analyzer:*",
            "acm:*",
            "application-signals:*",
            "cloudformation:*",
            "cloudtrail:*",
            "cloudwatch:*",
            "ecr:*",
            "events:*",
            "firehose:*",
            "kms:*",
            "lambda:*",
            "logs:*",
            "oam:*",
            "resource-groups:*",
            "s3:*",
            "secretsmanager:*",
            "servicequotas:*",
            "sns:*",
            "ssm:*",
            "tag:*",
            "wafv2:*",
            "xray:*");

    @Override
    public List<Statement> statements() {
        List<String> allowed =
                Stream.concat(GlobalServices.ACTIONS.stream(), EDGE.stream()).toList();
        return List.of(Statement.denyAllBut("DenyWorkloadsAtTheEdge", allowed)
                .when(Map.of("StringEquals", Map.of("aws:RequestedRegion", "us-east-1"))));
    }
}
