package jp.mymovie.constructs.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.IUserPool;
import software.amazon.awscdk.services.cognito.UserPool;

class UserExportTest {
    private final Stack stack = SampleStack.create();
    private final IUserPool pool = UserPool.fromUserPoolId(stack, "Pool", "ap-northeast-1_pool");

    private UserExport.Builder export() {
        return UserExport.Builder.create(stack, "Export")
                .userPool(pool)
                .bucketName("films-users")
                .recoveryKey("MIIB");
    }

    @Test
    void exportsEachNightIntoItsFolder() {
        export().folder("prod").build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Events::Rule", Match.objectLike(Map.of("ScheduleExpression", "cron(30 17 * * ? *)")));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                Map.of(
                                        "BUCKET", "films-users",
                                        "PREFIX", "prod",
                                        "RECOVERY_KEY", "MIIB",
                                        "USER_POOL_ID", "ap-northeast-1_pool")))));
        assertThat(template.toJSON().toString())
                .contains("arn:aws:s3:::films-users/prod/*")
                .doesNotContain("s3:GetObject", "s3:Delete");
    }

    @Test
    void refusesNoPoolNoBucketAndNoKey() {
        assertThatThrownBy(() -> UserExport.Builder.create(stack, "None").build())
                .hasMessage("'userPool', 'bucketName' and 'recoveryKey' must be given, got none, null and none");
    }

    @Test
    void aRoleWritesIntoItsOwnFolderAndAFileIsGoneWithinThirtyFiveDays() {
        UserExportBucket.Builder.create(stack, "Users", "films-users")
                .writer("prod", "arn:aws:iam::111111111111:role/Prod-*")
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Match.objectLike(Map.of(
                        "ObjectLockConfiguration",
                        Map.of("Rule", Map.of("DefaultRetention", Map.of("Mode", "GOVERNANCE", "Days", 33))),
                        "LifecycleConfiguration",
                        Map.of(
                                "Rules",
                                List.of(Map.of(
                                        "ExpirationInDays",
                                        33,
                                        "NoncurrentVersionExpiration",
                                        Map.of("NoncurrentDays", 1)))))));
        template.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        "s3:PutObject",
                                        "Effect",
                                        "Allow",
                                        "Condition",
                                        Map.of(
                                                "ArnLike",
                                                Map.of(
                                                        "aws:PrincipalArn",
                                                        "arn:aws:iam::111111111111:role/Prod-*"))))))))));
    }

    @Test
    void refusesABucketThatNobodyWritesInto() {
        assertThatThrownBy(() -> UserExportBucket.Builder.create(stack, "Users", "films-users")
                        .build())
                .hasMessage("'writer' must name a role that exports, got none");
    }
}
