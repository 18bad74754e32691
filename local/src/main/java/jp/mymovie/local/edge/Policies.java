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
            "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", CachePolicy.DISABLED, // CachingDisabled
            "83da9c7e-98b4-4e11-a168-04f0df8e2c65", CachePolicy.BY_ORIGIN, // UseOriginCacheControlHeaders
            "4cc15a8a-d715-48a4-82b8-cc0b614638fe", // UseOriginCacheControlHeaders-QueryStrings
                    CachePolicy.BY_ORIGIN_AND_QUERY);

    private static final Map<String, Forwarded> FORWARDING = Map.of(
            "", Forwarded.KEYED, //
            "216adef6-5c7f-47e4-b989-5492eafa07d3", Forwarded.ALL, // AllViewer
            "b689b0a8-53d0-40ab-baf2-68738e2966ac", Forwarded.ALL_BUT_HOST); // AllViewerExceptHostHeader

    /** Headers of the viewer that reach the origin. */
    enum Forwarded {
        /** Names that the cache's key alone holds. */
        KEYED,
        /** All, with the host. */
        ALL,
        /** All, and the origin's host. */
        ALL_BUT_HOST
    }

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

    /** Headers of the viewer that reach the origin, and with them the whole query. */
    Forwarded forwarded(String id) {
        Forwarded managed = FORWARDING.get(id);
        if (managed != null) {
            return managed;
        }
        String behavior = own("AWS::CloudFront::OriginRequestPolicy", id)
                .path("OriginRequestPolicyConfig")
                .path("HeadersConfig")
                .path("HeaderBehavior")
                .asText();
        return switch (behavior) {
            case "none" -> Forwarded.KEYED;
            case "allViewer", "allViewerAndWhitelistCloudFront" -> Forwarded.ALL;
            default -> throw new Unsupported("header behavior '%s' is not known to the local run".formatted(behavior));
        };
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
