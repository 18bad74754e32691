package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class AlarmTopicTest {
    private final Stack stack = SampleStack.create();

    @Test
    void tellsEachAddressAndTakesAlarmsOfThisAccountAlone() {
        AlarmTopic.Builder.create(stack, "Alarms")
                .emails(List.of("a@example.com", "b@example.com"))
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::SNS::Subscription", 2);
        template.hasResourceProperties("AWS::SNS::Topic", Map.of("KmsMasterKeyId", Match.absent()));
        template.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Principal",
                                        Map.of("Service", "cloudwatch.amazonaws.com"),
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Map.of("aws:SourceAccount", SampleStack.ACCOUNT))))))))));
    }

    @Test
    void takesAlarmsOfNamedAccountsAndMessagesOfNamedRolesThatNeedNotExist() {
        AlarmTopic.Builder.create(stack, "Alarms")
                .emails(List.of("a@example.com"))
                .topicName("films-page")
                .accounts(List.of("222222222222", "333333333333"))
                .publisher("arn:aws:iam::222222222222:role/watch")
                .reader("arn:aws:iam::333333333333:role/checkup")
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::SNS::Topic", Map.of("TopicName", "films-page"));
        template.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                Match.arrayWith(List.of(
                                        Match.objectLike(Map.of(
                                                "Principal",
                                                Map.of("Service", "cloudwatch.amazonaws.com"),
                                                "Condition",
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of(
                                                                "aws:SourceAccount",
                                                                List.of("222222222222", "333333333333"))))),
                                        let("222222222222", "sns:Publish", "watch"),
                                        let("333333333333", "sns:GetTopicAttributes", "checkup")))))));
    }

    private static Object let(String account, String action, String role) {
        String principals = "arn:aws:iam::" + account + ":";
        return Match.objectLike(Map.of(
                "Action", action,
                "Principal",
                        Map.of(
                                "AWS",
                                Match.objectLike(Map.of(
                                        "Fn::Join",
                                        List.of("", Match.arrayWith(List.of(":iam::" + account + ":root")))))),
                "Condition", Map.of("ArnEquals", Map.of("aws:PrincipalArn", principals + "role/" + role))));
    }

    @Test
    void refusesWhatIsNoRole() {
        AlarmTopic.Builder topic = AlarmTopic.Builder.create(stack, "Alarms");
        assertThatThrownBy(() -> topic.publisher("arn:aws:iam::222222222222:user/a"))
                .hasMessage("'publisher' must be the ARN of a role, got arn:aws:iam::222222222222:user/a");
        assertThatThrownBy(() -> topic.reader("checkup")).hasMessage("'reader' must be the ARN of a role, got checkup");
    }

    @Test
    void refusesToTellNobody() {
        assertThatThrownBy(() -> AlarmTopic.Builder.create(stack, "Alarms").build())
                .hasMessage("'emails' must name at least one address, got []");
    }
}
