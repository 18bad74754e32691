package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.constructs.Ordered;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.IBucket;

/** Who may write to the lake, and where. */
sealed interface WriteGrant {
    List<PolicyStatement> statements(IBucket bucket);

    /**
     * The Firehose streams of an account. A bucket policy refuses a role that does not exist yet, so the account is
     * trusted and the role stands in a condition.
     *
     * @param logs the names of custom logs
     */
    record FirehoseRole(String account, String roleArn, List<String> logs) implements WriteGrant {
        @Override
        public List<PolicyStatement> statements(IBucket bucket) {
            return List.of(
                    statement(
                            List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                            List.of(bucket.getBucketArn())),
                    statement(
                            LakeFolders.OBJECT_ACTIONS,
                            LakeFolders.of(account, logs).stream()
                                    .map(bucket::arnForObjects)
                                    .toList()));
        }

        private PolicyStatement statement(List<String> actions, List<String> resources) {
            return PolicyStatement.Builder.create()
                    .principals(List.of(new AccountPrincipal(account)))
                    .actions(actions)
                    .resources(resources)
                    .conditions(Map.of("ArnEquals", Map.of("aws:PrincipalArn", roleArn)))
                    .build();
        }
    }

    /**
     * The access logs of an account's distributions.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html">Log
     *     delivery to S3</a>
     */
    record LogDelivery(String account) implements WriteGrant {
        @Override
        public List<PolicyStatement> statements(IBucket bucket) {
            Map<String, Object> source = Ordered.map(
                    "StringEquals", Map.of("aws:SourceAccount", account),
                    "ArnLike",
                            Map.of("aws:SourceArn", "arn:aws:logs:us-east-1:%s:delivery-source:*".formatted(account)));
            return List.of(PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                    .actions(List.of("s3:PutObject"))
                    .resources(List.of(bucket.arnForObjects(CloudFrontLog.NAME + "/" + account + "/*")))
                    .conditions(source)
                    .build());
        }
    }

    /**
     * The organization's trail, and it alone.
     *
     * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html">
     *     Bucket policy for CloudTrail</a>
     */
    record Trail(String trailArn, String organizationId) implements WriteGrant {
        @Override
        public List<PolicyStatement> statements(IBucket bucket) {
            String account = java.util.Objects.requireNonNull(
                    Arn.split(trailArn, ArnFormat.SLASH_RESOURCE_NAME).getAccount());
            String folder = TrailLog.PREFIX + "/AWSLogs/";
            return List.of(
                    statement("s3:GetBucketAcl", List.of(bucket.getBucketArn()), Map.of()),
                    statement(
                            "s3:PutObject",
                            List.of(
                                    bucket.arnForObjects(folder + account + "/*"),
                                    bucket.arnForObjects(folder + organizationId + "/*")),
                            Map.of("s3:x-amz-acl", "bucket-owner-full-control")));
        }

        private PolicyStatement statement(String action, List<String> resources, Map<String, String> conditions) {
            Map<String, String> equal = new TreeMap<>(conditions);
            equal.put("aws:SourceArn", trailArn);
            return PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal("cloudtrail.amazonaws.com")))
                    .actions(List.of(action))
                    .resources(resources)
                    .conditions(Map.of("StringEquals", equal))
                    .build();
        }
    }
}
