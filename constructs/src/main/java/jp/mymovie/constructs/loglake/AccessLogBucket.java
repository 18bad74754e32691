package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * Where S3 writes who read and changed other buckets of the same account and region, see {@link S3AccessLog}. It logs
 * nothing about itself, and takes lines about the named buckets alone. It has no object lock: S3 does not deliver to a bucket
 * that has one.
 */
final class AccessLogBucket extends Construct {
    private final Bucket bucket;

    AccessLogBucket(Construct scope, String id, @Nullable String name, List<Bucket> sources, Duration retention) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Resource")
                .bucketName(name)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(retention)
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logging.s3.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects(S3AccessLog.NAME + "/*")))
                .conditions(Ordered.map(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount()),
                        "ArnEquals",
                        Map.of(
                                "aws:SourceArn",
                                sources.stream().map(Bucket::getBucketArn).toList())))
                .build());
        sources.forEach(this::log);
    }

    // The L2 would write an access control list, which buckets without owners of objects refuse.
    private void log(Bucket source) {
        CfnBucket resource = (CfnBucket) source.getNode().getDefaultChild();
        if (resource == null) {
            throw new IllegalStateException("a bucket made by the CDK has a resource");
        }
        resource.setLoggingConfiguration(CfnBucket.LoggingConfigurationProperty.builder()
                .destinationBucketName(bucket.getBucketName())
                .logFilePrefix(S3AccessLog.NAME + "/")
                .targetObjectKeyFormat(CfnBucket.TargetObjectKeyFormatProperty.builder()
                        .partitionedPrefix(CfnBucket.PartitionedPrefixProperty.builder()
                                .partitionDateSource("EventTime")
                                .build())
                        .build())
                .build());
    }

    Bucket bucket() {
        return bucket;
    }
}
