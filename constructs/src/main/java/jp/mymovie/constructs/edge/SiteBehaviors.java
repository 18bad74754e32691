package jp.mymovie.constructs.edge;

import java.util.List;
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
    private final SecurityHeaders headers;

    SiteBehaviors(IOrigin bucket, SecurityHeaders headers) {
        this.bucket = bucket;
        this.headers = headers;
    }

    BehaviorOptions pages(Construct scope) {
        return BehaviorOptions.builder()
                .origin(bucket)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers.forPages())
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .function(PagePaths.function(scope))
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .build()))
                .build();
    }

    BehaviorOptions assets(Construct scope) {
        CachePolicy forAYear = CachePolicy.Builder.create(scope, "AssetCache")
                .comment("Files whose names change with their content")
                .minTtl(Duration.days(365))
                .defaultTtl(Duration.days(365))
                .maxTtl(Duration.days(365))
                .enableAcceptEncodingBrotli(true)
                .enableAcceptEncodingGzip(true)
                .build();
        return BehaviorOptions.builder()
                .origin(bucket)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(forAYear)
                .responseHeadersPolicy(headers.forAssets())
                .build();
    }
}
