package jp.mymovie.constructs.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.IResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.constructs.Construct;

/**
 * How CloudFront asks an API: what is named as cached by path and query alone, all else each time anew.
 *
 * <p>CloudFront takes the first behaviour that matches, so the order counts: what is not cached stands before the
 * patterns that would take it in. A cached behaviour has no origin request policy, so that nothing reaches the API but
 * what is in the key, and no {@code Authorization} whatever the viewer sends. See <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html">AWS on
 * origin requests</a>.
 */
final class ApiBehaviors {
    private final IOrigin origin;
    private final IResponseHeadersPolicy headers;
    private final List<FunctionAssociation> functions;

    /** @param functions run for each request, cached or not: whoever asks for what is not yet cached takes a key too */
    ApiBehaviors(IOrigin origin, IResponseHeadersPolicy headers, List<FunctionAssociation> functions) {
        this.origin = origin;
        this.headers = headers;
        this.functions = functions;
    }

    /** By path pattern, in the order in which CloudFront tries them. */
    Map<String, BehaviorOptions> of(Construct scope, CachedPaths paths) {
        Map<String, BehaviorOptions> behaviors = new LinkedHashMap<>();
        paths.except().forEach(pattern -> behaviors.put(pattern, uncached()));
        if (!paths.patterns().isEmpty()) {
            CachePolicy policy = policy(scope);
            paths.patterns().forEach(pattern -> behaviors.put(pattern, cached(policy)));
        }
        behaviors.put(CachedPaths.API, uncached());
        return behaviors;
    }

    private BehaviorOptions uncached() {
        return common().allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .build();
    }

    private BehaviorOptions cached(CachePolicy policy) {
        // GET and HEAD alone are cached; other methods get the API's own refusal.
        return common().allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(policy)
                .build();
    }

    private BehaviorOptions.Builder common() {
        return BehaviorOptions.builder()
                .origin(origin)
                .functionAssociations(functions.isEmpty() ? null : functions)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .responseHeadersPolicy(headers);
    }

    /** Zero by default: kept is only what says so itself. */
    private static CachePolicy policy(Construct scope) {
        return CachePolicy.Builder.create(scope, "ApiCache")
                .comment("What an API shows to anybody, for as long as it says and a minute at most")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(0))
                .maxTtl(Duration.minutes(1))
                .queryStringBehavior(CacheQueryStringBehavior.all())
                .headerBehavior(CacheHeaderBehavior.none())
                .cookieBehavior(CacheCookieBehavior.none())
                .enableAcceptEncodingBrotli(true)
                .enableAcceptEncodingGzip(true)
                .build();
    }
}
