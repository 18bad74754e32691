package jp.mymovie.constructs.edge;

import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class SiteBucketTest {
    private final Stack stack = SampleStack.create();

    @Test
    void isReadByDistributionsOfItsAccountAlone() {
        SiteBucket.Builder.create(stack, "Site").build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Map.of(
                        "PolicyDocument",
                        objectLike(
                                Map.of(
                                        "Statement",
                                        arrayWith(
                                                List.of(
                                                        Map.of(
                                                                "Effect", "Allow",
                                                                "Principal",
                                                                        Map.of("Service", "cloudfront.amazonaws.com"),
                                                                "Action", "s3:GetObject",
                                                                "Resource", anyValue(),
                                                                "Condition",
                                                                        Map.of(
                                                                                "ArnLike",
                                                                                Map.of(
                                                                                        "aws:SourceArn",
                                                                                        "arn:aws:cloudfront::111111111111:distribution/*")))))))));
    }

    @Test
    void isPrivateAndOutlivesItsStack() {
        SiteBucket.Builder.create(stack, "Site").build();

        Template.fromStack(stack)
                .hasResource(
                        "AWS::S3::Bucket",
                        Map.of(
                                "DeletionPolicy",
                                "RetainExceptOnCreate",
                                "Properties",
                                objectLike(Map.of(
                                        "BucketName",
                                        absent(),
                                        "PublicAccessBlockConfiguration",
                                        Map.of(
                                                "BlockPublicAcls", true,
                                                "BlockPublicPolicy", true,
                                                "IgnorePublicAcls", true,
                                                "RestrictPublicBuckets", true)))));
    }

    @Test
    void takesAName() {
        SiteBucket.Builder.create(stack, "Site").bucketName("films-web").build();

        Template.fromStack(stack).hasResourceProperties("AWS::S3::Bucket", Map.of("BucketName", "films-web"));
    }

    @Test
    void keepsAnOverwrittenFileForThirtyDays() {
        SiteBucket.Builder.create(stack, "Site").build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::S3::Bucket",
                        objectLike(Map.of(
                                "VersioningConfiguration",
                                Map.of("Status", "Enabled"),
                                "LifecycleConfiguration",
                                objectLike(Map.of(
                                        "Rules",
                                        arrayWith(List.of(objectLike(Map.of(
                                                "NoncurrentVersionExpiration", Map.of("NoncurrentDays", 30))))))))));
    }
}
