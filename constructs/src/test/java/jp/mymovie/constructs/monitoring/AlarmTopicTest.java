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
    void refusesToTellNobody() {
        assertThatThrownBy(() -> AlarmTopic.Builder.create(stack, "Alarms").build())
                .hasMessage("'emails' must name at least one address, got []");
    }
}
