package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * us-east-1 is for what CloudFront needs there: certificates, firewalls, log deliveries, alarms and the stacks that make
 * them ({@code edge-services.txt} says why each). Databases, machines and the like stay in the home region.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html">What CloudFront wants in us-east-1</a>
 */
public record DenyWorkloadsAtTheEdge() implements Guardrail {
    @Override
    public List<Statement> statements() {
        List<String> allowed = Exemption.actions(Stream.concat(Exemption.GLOBAL.stream(), Exemption.EDGE.stream())
                .toList());
        return List.of(Statement.denyAllBut("DenyWorkloadsAtTheEdge", allowed)
                .when(Map.of("StringEquals", Map.of("aws:RequestedRegion", "us-east-1"))));
    }
}
