package jp.mymovie.lab.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * A service in an account, as its templates describe it: where logs come from.
 *
 * @param stage its stage, for example {@code Prod}
 * @param account the 12 digits, the key {@code account} of the tables
 * @param service what it is called in the paths, the key {@code service} of the tables
 * @param domain the name viewers ask for
 * @param edgeDomain the distribution's own name
 * @param apiId the id of its REST API
 * @param apiKeyId the id of the key that CloudFront sends
 */
public record Source(
        String stage, String account, String service, String domain, String edgeDomain, String apiId, String apiKeyId) {

    /** Every stage that has a distribution whose log is delivered. */
    static List<Source> of(Assembly assembly, Values values) {
        List<Source> sources = new ArrayList<>();
        for (Resource delivery : Assembly.resources(assembly.stacks(), "AWS::Logs::Delivery")) {
            String stage = delivery.stack().stage();
            List<Stack> stacks = assembly.stage(stage);
            Resource distribution = first(stacks, "AWS::CloudFront::Distribution");
            JsonNode aliases = distribution.property("DistributionConfig").path("Aliases");
            String edgeDomain = values.attribute(distribution, "DomainName");
            sources.add(new Source(
                    stage,
                    delivery.stack().account(),
                    service(values.text(delivery, "S3SuffixPath")),
                    aliases.isEmpty() ? edgeDomain : values.text(distribution.stack(), aliases.path(0)),
                    edgeDomain,
                    values.text(first(stacks, "AWS::ApiGateway::Stage"), "RestApiId"),
                    values.ref(first(stacks, "AWS::ApiGateway::ApiKey"))));
        }
        if (sources.isEmpty()) {
            throw new Unsupported("no stage of '%s' delivers a distribution's log".formatted(assembly.directory()));
        }
        return List.copyOf(sources);
    }

    private static String service(String path) {
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.contains("{")) {
                return part;
            }
        }
        throw new Unsupported("the path '%s' names no service".formatted(path));
    }

    private static Resource first(List<Stack> stacks, String type) {
        return Assembly.resources(stacks, type).stream()
                .findFirst()
                .orElseThrow(() -> new Unsupported("a stage that delivers logs must hold one " + type));
    }
}
