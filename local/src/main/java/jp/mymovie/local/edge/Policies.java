package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/** What cache and origin request policies mean here: AWS's managed ones that are in use, and those of the templates. */
final class Policies {
    private static final Map<String, CachePolicy> CACHE = Map.of(
            "658327ea-f89d-4fab-a63d-7e88639e58f6", CachePolicy.OPTIMIZED, // CachingOptimized
            "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", CachePolicy.DISABLED); // CachingDisabled

    private static final List<String> FORWARDING = List.of(
            "216adef6-5c7f-47e4-b989-5492eafa07d3", // AllViewer
            "b689b0a8-53d0-40ab-baf2-68738e2966ac"); // AllViewerExceptHostHeader

    private final List<Stack> stacks;
    private final Values values;

    Policies(List<Stack> stacks, Values values) {
        this.stacks = stacks;
        this.values = values;
    }

    CachePolicy cache(String id) {
        return Optional.ofNullable(CACHE.get(id))
                .orElseGet(() ->
                        CachePolicy.read(own("AWS::CloudFront::CachePolicy", id).path("CachePolicyConfig")));
    }

    /** Whether the viewer's headers, cookies and whole query reach the origin, or what the cache's key holds alone. */
    boolean forwards(String id) {
        if (id.isEmpty() || FORWARDING.contains(id)) {
            return !id.isEmpty();
        }
        return own("AWS::CloudFront::OriginRequestPolicy", id)
                .path("OriginRequestPolicyConfig")
                .path("HeadersConfig")
                .path("HeaderBehavior")
                .asText()
                .startsWith("allViewer");
    }

    private JsonNode own(String type, String id) {
        for (Resource policy : Assembly.resources(stacks, type)) {
            if (Objects.equals(values.ref(policy), id)) {
                return values.value(policy.stack(), policy.node().path("Properties"));
            }
        }
        throw new Unsupported(
                "policy '%s' is not known to the local run: add it to %s".formatted(id, Policies.class.getName()));
    }
}
