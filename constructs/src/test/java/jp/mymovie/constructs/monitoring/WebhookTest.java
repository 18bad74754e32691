package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

class WebhookTest {
    private final Stack stack = SampleStack.in("us-east-1");

    private Webhook.Builder webhook() {
        return Webhook.Builder.create(stack, "Webhook").parameter("/mymovie/webhook");
    }

    private void mayRead(String parameterArn) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::IAM::Policy",
                        objectLike(Map.of(
                                "PolicyDocument",
                                objectLike(Map.of(
                                        "Statement",
                                        arrayWith(List.of(objectLike(
                                                Map.of("Action", "ssm:GetParameter", "Resource", parameterArn)))))))));
    }

    @Test
    void isSubscribedToATopicAndReadsItsAddressFromAParameter() {
        webhook().topic(Topic.Builder.create(stack, "Topic").build()).build();

        Template.fromStack(stack)
                .hasResourceProperties("AWS::SNS::Subscription", objectLike(Map.of("Protocol", "lambda")));
        mayRead("arn:aws:ssm:us-east-1:111111111111:parameter/mymovie/webhook");
    }

    @Test
    void takesSeveralTopicsAndAParameterOfAnotherRegion() {
        webhook()
                .region("ap-northeast-1")
                .topic(Topic.Builder.create(stack, "Page").build())
                .topic(Topic.Builder.create(stack, "Morning").build())
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::SNS::Subscription", 2);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                Map.of(
                                        "PARAMETER", "/mymovie/webhook",
                                        "PARAMETER_REGION", "ap-northeast-1")))));
        mayRead("arn:aws:ssm:ap-northeast-1:111111111111:parameter/mymovie/webhook");
    }

    @Test
    void refusesNoTopicAndAMalformedParameter() {
        assertThatThrownBy(() -> webhook().build()).hasMessage("'topic' must be given at least once, got none");
        assertThatThrownBy(() -> webhook().parameter("webhook").build())
                .hasMessage("'parameter' must begin with a slash, got webhook");
    }
}
