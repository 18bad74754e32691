package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * APIs stay as they were deployed, and log as they do: API Gateway's permissions know methods of HTTP and no single
 * settings, so all changes are the deployments' and those of a kill switch, whose role names the one stage.
 *
 * @param deployers ARN patterns of the roles that may, deployments and kill switches
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html">IAM policies of API Gateway</a>
 */
public record ProtectApis(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.denyAllBut("ProtectApis", List.of("apigateway:GET"))
                .on(List.of("arn:aws:apigateway:*::/*"))
                .except(deployers));
    }
}
