package jp.mymovie.constructs.edge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The files of a site: private, encrypted, over TLS only, kept when the stack goes. A file
 * that is overwritten or deleted can be brought back for 30 days from its version before. Distributions of its own account can
 * read it by origin access control. Which of them cannot be said: the distribution's id is made after the bucket, in
 * another region.
 */
public final class SiteBucket extends Construct {
    private final Bucket bucket;

    private SiteBucket(Builder builder) {
        super(builder.scope, builder.id);
        bucket = Bucket.Builder.create(this, "Resource")
                .bucketName(builder.bucketName)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .versioned(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("OldVersions")
                        .noncurrentVersionExpiration(Duration.days(30))
                        .expiredObjectDeleteMarker(true)
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        String distributions =
                "arn:aws:cloudfront::%s:distribution/*".formatted(Stack.of(this).getAccount());
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
                .actions(List.of("s3:GetObject"))
                .resources(List.of(bucket.arnForObjects("*")))
                .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", distributions)))
                .build());
    }

    public Bucket bucket() {
        return bucket;
    }

    /** Collects what a {@link SiteBucket} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String bucketName;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** A fixed name, where a stack of another region must know it; default: one made up by CloudFormation. */
        public Builder bucketName(String bucketName) {
            this.bucketName = bucketName;
            return this;
        }

        public SiteBucket build() {
            return new SiteBucket(this);
        }
    }
}
