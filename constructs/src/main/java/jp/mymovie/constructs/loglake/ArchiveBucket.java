package jp.mymovie.constructs.loglake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** A bucket of logs as they were written: versioned, private, closed to every account but its own and the writers'. */
final class ArchiveBucket {
    /** From here the price of moving a file is a tenth of what it saves, see docs/decisions/0061. */
    private static final Size WORTH_MOVING = Size.mebibytes(1);

    /** Glacier Instant Retrieval bills at least so long. */
    private static final int LEAST_COLD_DAYS = 90;

    private ArchiveBucket() {}

    /**
     * @param writers the accounts that write
     * @param retention how long logs are kept
     * @param coldAfter when large files move to the cheaper class
     * @param lock for how long nobody deletes an object; null for no lock
     */
    record Settings(
            @Nullable String name,
            List<String> writers,
            Duration retention,
            Duration coldAfter,
            @Nullable ObjectLockRetention lock) {}

    static Bucket create(Construct scope, String id, Settings settings) {
        Bucket bucket = Bucket.Builder.create(scope, id)
                .bucketName(settings.name)
                .versioned(true)
                .objectLockDefaultRetention(settings.lock)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .lifecycleRules(lifecycle(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        bucket.addToResourcePolicy(foreignersStayOut(bucket, settings.writers));
        if (cools(settings) && bucket.getNode().getDefaultChild() instanceof CfnBucket resource) {
            // CloudFormation wants a text where the CDK writes a number.
            resource.addPropertyOverride(
                    "LifecycleConfiguration.Rules.1.ObjectSizeGreaterThan",
                    String.valueOf(WORTH_MOVING.toBytes().longValue()));
        }
        return bucket;
    }

    private static boolean cools(Settings settings) {
        return days(settings.retention) - days(settings.coldAfter) >= LEAST_COLD_DAYS;
    }

    private static List<LifecycleRule> lifecycle(Settings settings) {
        List<LifecycleRule> rules = new ArrayList<>();
        rules.add(LifecycleRule.builder()
                .expiration(settings.retention)
                .noncurrentVersionExpiration(Duration.days(30))
                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                .build());
        if (cools(settings)) {
            rules.add(LifecycleRule.builder()
                    .objectSizeGreaterThan(WORTH_MOVING.toBytes())
                    .transitions(List.of(Transition.builder()
                            .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                            .transitionAfter(settings.coldAfter)
                            .build()))
                    .build());
        }
        return rules;
    }

    private static int days(Duration duration) {
        return duration.toDays().intValue();
    }

    /**
     * Nobody else is let in anyway. This holds against a statement that somebody adds later, which a missing permission
     * would not.
     */
    private static PolicyStatement foreignersStayOut(Bucket bucket, List<String> writers) {
        List<String> accounts = new ArrayList<>(List.of(Stack.of(bucket).getAccount()));
        accounts.addAll(writers);
        return PolicyStatement.Builder.create()
                .sid("ForeignersStayOut")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:*"))
                .resources(List.of(bucket.getBucketArn(), bucket.arnForObjects("*")))
                .conditions(Ordered.map(
                        "StringNotEquals",
                        Map.of("aws:PrincipalAccount", accounts),
                        // CloudFront and CloudTrail deliver as services, which have no account.
                        "BoolIfExists",
                        Map.of("aws:PrincipalIsAWSService", "false")))
                .build();
    }
}
