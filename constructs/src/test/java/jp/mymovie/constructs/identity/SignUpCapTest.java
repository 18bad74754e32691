package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.RefusedSignUpsAlarm;
import jp.mymovie.constructs.monitoring.Severity;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.sns.Topic;

class SignUpCapTest {
    private final Stack stack = SampleStack.create();
    private final UserPool pool = UserPool.Builder.create(stack, "Pool").build();

    @Test
    void letsTwoHundredSignUpADayThroughTheAliasOfATriggerThatMayCountAlone() {
        SignUpCap.Builder.create(stack, "SignUps").userPool(pool).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Cognito::UserPool",
                Match.objectLike(Map.of(
                        "LambdaConfig",
                        Map.of("PreSignUp", Map.of("Ref", Match.stringLikeRegexp("SignUpsTriggerAlias.*"))))));
        template.hasResourceProperties(
                "AWS::Lambda::Permission",
                Match.objectLike(Map.of(
                        "Principal",
                        "cognito-idp.amazonaws.com",
                        "SourceArn",
                        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Pool.*"), "Arn")))));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Timeout",
                        5,
                        "SnapStart",
                        Map.of("ApplyOn", "PublishedVersions"),
                        "Environment",
                        Map.of("Variables", Match.objectLike(Map.of("SIGN_UPS_A_DAY", "200"))))));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(
                                        Map.of("Action", "dynamodb:UpdateItem", "Effect", "Allow")))))))));
    }

    @Test
    void keepsTheCountsInATableOfItsOwnThatExpires() {
        SignUpCap.Builder.create(stack, "SignUps")
                .userPool(pool)
                .signUpsADay(50)
                .build();

        Template template = Template.fromStack(stack);
        template.hasResource(
                "AWS::DynamoDB::Table",
                Match.objectLike(Map.of(
                        "DeletionPolicy",
                        "Delete",
                        "Properties",
                        Match.objectLike(Map.of(
                                "BillingMode",
                                "PAY_PER_REQUEST",
                                "TimeToLiveSpecification",
                                Map.of("AttributeName", "expiresAt", "Enabled", true),
                                "KeySchema",
                                List.of(Map.of("AttributeName", "day", "KeyType", "HASH")))))));
        assertThat(template.toJSON().toString()).contains("SIGN_UPS_A_DAY=50");
    }

    @Test
    void tellsOfFiveRefusalsInAMinute() {
        SignUpCap signUps =
                SignUpCap.Builder.create(stack, "SignUps").userPool(pool).build();
        RefusedSignUpsAlarm.create(
                stack,
                "Refused",
                signUps.function(),
                new Notice(Severity.PAGE, "Prod", "films", "https://example.org/runbooks"),
                Topic.Builder.create(stack, "Page").build());

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Match.objectLike(Map.of(
                                "AlarmName",
                                "Prod films: sign-ups refused",
                                "MetricName",
                                "Errors",
                                "Threshold",
                                5,
                                "Period",
                                60,
                                "EvaluationPeriods",
                                1,
                                "OKActions",
                                Match.anyValue(),
                                "AlarmDescription",
                                Match.stringLikeRegexp("\\[page] .*sign-in\\.md"))));
    }

    @Test
    void refusesNoPoolAndACapOutOfRange() {
        assertThatThrownBy(() -> SignUpCap.Builder.create(stack, "None").build())
                .hasMessage("'userPool' must be the pool whose sign-ups are bounded, got null");
        assertThatThrownBy(() -> SignUpCap.Builder.create(stack, "Zero")
                        .userPool(pool)
                        .signUpsADay(0)
                        .build())
                .hasMessage("'signUpsADay' must be 1 to 1000000, got 0: selfSignUpEnabled(false) closes a pool");
    }
}
