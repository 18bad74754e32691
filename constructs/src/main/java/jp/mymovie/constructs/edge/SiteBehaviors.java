package jp.mymovie.constructs.edge;

import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.constructs.Construct;

/** How CloudFront asks the bucket of a site: for its one page under any path, and for assets once a year. */
final class SiteBehaviors {
    private final IOrigin bucket;
    private final AnswerHeaders headers;
    private final boolean ownPolicies;

    /** @param ownPolicies false for AWS's managed policies alone: the edge keeps an asset for a second, then asks whether it changed */
    SiteBehaviors(IOrigin bucket, AnswerHeaders headers, boolean ownPolicies) {
        this.bucket = bucket;
        this.headers = headers;
        this.ownPolicies = ownPolicies;
    }

    BehaviorOptions pages(Construct scope) {
        return BehaviorOptions.builder()
                .origin(bucket)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers.forPages())
                .functionAssociations(Stream.concat(
                                Stream.of(FunctionAssociation.builder()
                                        .function(PagePaths.function(scope))
                                        .eventType(FunctionEventType.VIEWER_REQUEST)
                                        .build()),
                                headers.onPages().stream())
                        .toList())
                .build();
    }

    BehaviorOptions assets(Construct scope) {
        return BehaviorOptions.builder()
                .origin(bucket)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(ownPolicies ? forAYear(scope) : CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers.forAssets())
                .functionAssociations(headers.onAssets().isEmpty() ? null : headers.onAssets())
                .build();
    }

    private static CachePolicy forAYear(Construct scope) {
        return CachePolicy.Builder.create(scope, "AssetCache")
                .comment("Files whose names change with their content")
                .minTtl(Duration.days(365))
                .defaultTtl(Duration.days(365))
                .maxTtl(Duration.days(365))
                .enableAcceptEncodingBrotli(true)
                .enableAcceptEncodingGzip(true)
                .build();
    }
}
