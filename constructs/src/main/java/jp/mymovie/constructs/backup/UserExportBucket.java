package jp.mymovie.constructs.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.constructs.Construct;

/**
 * Bucket that takes what {@link UserExport}s write from other accounts: each role may write into its folder and neither
 * read nor delete. A file is locked in governance mode for 33 days and gone within 35, so that whoever deletes an account
 * is in no export after that.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html">Object Lock</a>
 */
public final class UserExportBucket extends Construct {
    private static final int DAYS = 33;

    private UserExportBucket(Builder builder) {
        super(builder.scope, builder.id);
        Bucket bucket = Bucket.Builder.create(this, "Resource")
                .bucketName(builder.name)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .versioned(true)
                .objectLockEnabled(true)
                .objectLockDefaultRetention(ObjectLockRetention.governance(Duration.days(DAYS)))
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("Retention")
                        .expiration(Duration.days(DAYS))
                        .noncurrentVersionExpiration(Duration.days(1))
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        builder.writers.forEach((folder, role) -> bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects(folder + "/*")))
                // A bucket policy refuses a role that does not exist yet, so the role stands in a condition.
                .conditions(Map.of("ArnLike", Map.of("aws:PrincipalArn", role)))
                .build()));
    }

    /** Collects what a {@link UserExportBucket} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String name;
        private final Map<String, String> writers = new LinkedHashMap<>();

        private Builder(Construct scope, String id, String name) {
            this.scope = scope;
            this.id = id;
            this.name = name;
        }

        /** @param name of the bucket, by which other accounts know it */
        public static Builder create(Construct scope, String id, String name) {
            return new Builder(scope, id, name);
        }

        /**
         * Lets a role write.
         *
         * @param folder the one folder it writes into, such as {@code prod}
         * @param rolePattern ARN or pattern of the role
         */
        public Builder writer(String folder, String rolePattern) {
            writers.put(folder, rolePattern);
            return this;
        }

        /** @throws IllegalArgumentException if nobody may write */
        public UserExportBucket build() {
            if (writers.isEmpty()) {
                throw new IllegalArgumentException("'writer' must name a role that exports, got none");
            }
            return new UserExportBucket(this);
        }
    }
}
