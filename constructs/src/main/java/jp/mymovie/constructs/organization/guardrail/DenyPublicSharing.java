package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * Nothing is put before the whole world by a switch: no public list of an S3 object or bucket, no public image, snapshot
 * or function URL without sign-in. What the world may see goes through CloudFront.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Blocking public access</a>
 */
public record DenyPublicSharing() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny("DenyPublicAcl", "s3:PutBucketAcl", "s3:PutObjectAcl", "s3:PutObject", "s3:CreateBucket")
                        .when(Map.of(
                                "StringEquals",
                                Map.of(
                                        "s3:x-amz-acl",
                                        List.of("authenticated-read", "public-read", "public-read-write")))),
                Statement.deny("DenyPublicImages", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute"),
                Statement.deny(
                                "DenyOpenFunctionUrls",
                                "lambda:CreateFunctionUrlConfig",
                                "lambda:UpdateFunctionUrlConfig")
                        .when(Map.of("StringNotEquals", Map.of("lambda:FunctionUrlAuthType", "AWS_IAM"))),
                Statement.deny("DenyPublicFunctions", "lambda:AddPermission")
                        .when(Map.of("StringEquals", Map.of("lambda:Principal", "*"))));
    }
}
