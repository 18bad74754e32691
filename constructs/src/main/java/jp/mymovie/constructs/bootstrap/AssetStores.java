package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.resource;
import static jp.mymovie.constructs.bootstrap.PolicyJson.retained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/** Where the CDK CLI puts what templates refer to: a bucket for files and a repository for images, private both. */
final class AssetStores {
    private AssetStores() {}

    static Map<String, Object> resources(Names names) {
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("StagingBucket", retained(resource("AWS::S3::Bucket", bucket(names))));
        resources.put(
                "StagingBucketPolicy",
                resource(
                        "AWS::S3::BucketPolicy",
                        Ordered.map("Bucket", Map.of("Ref", "StagingBucket"), "PolicyDocument", tlsOnly(names))));
        resources.put(
                "ContainerAssetsRepository",
                resource(
                        "AWS::ECR::Repository",
                        Ordered.map(
                                "RepositoryName",
                                names.cdk("container-assets"),
                                "ImageTagMutability",
                                "IMMUTABLE",
                                "ImageScanningConfiguration",
                                Map.of("ScanOnPush", true))));
        return resources;
    }

    private static Map<String, Object> bucket(Names names) {
        Map<String, Object> bucket = new LinkedHashMap<>();
        bucket.put("BucketName", names.cdk("assets"));
        bucket.put(
                "BucketEncryption",
                Map.of(
                        "ServerSideEncryptionConfiguration",
                        List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")))));
        bucket.put(
                "PublicAccessBlockConfiguration",
                Ordered.map(
                        "BlockPublicAcls",
                        true,
                        "BlockPublicPolicy",
                        true,
                        "IgnorePublicAcls",
                        true,
                        "RestrictPublicBuckets",
                        true));
        bucket.put("VersioningConfiguration", Map.of("Status", "Enabled"));
        bucket.put(
                "LifecycleConfiguration",
                Map.of(
                        "Rules",
                        List.of(
                                Ordered.map(
                                        "Id",
                                        "OldVersions",
                                        "Status",
                                        "Enabled",
                                        "NoncurrentVersionExpiration",
                                        Map.of("NoncurrentDays", 30)),
                                Ordered.map(
                                        "Id",
                                        "BrokenUploads",
                                        "Status",
                                        "Enabled",
                                        "AbortIncompleteMultipartUpload",
                                        Map.of("DaysAfterInitiation", 1)))));
        return bucket;
    }

    private static Map<String, Object> tlsOnly(Names names) {
        Map<String, Object> statement =
                PolicyJson.deny("TlsOnly", List.of("s3:*"), List.of(names.assetBucket(), names.assetBucket() + "/*"));
        statement.put("Principal", "*");
        return PolicyJson.document(List.of(PolicyJson.when(statement, "Bool", "aws:SecureTransport", "false")));
    }
}
