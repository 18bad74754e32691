package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class BreakGlassAlarmTest {
    private final Stack stack = SampleStack.create();

    @Test
    void ringsWhenTheRoleIsTakenOrRootActs() {
        BreakGlassAlarm.create(
                stack,
                AlarmTopic.Builder.create(stack, "Alarms")
                        .emails(List.of("operations@example.com"))
                        .build()
                        .topic());

        Template template = Template.fromStack(stack);
        assertThat(String.valueOf(template.findResources("AWS::Events::Rule")))
                .contains("roleArn=[arn:aws:iam::111111111111:role/BreakGlass]", "userIdentity={type=[Root]}");
        template.resourceCountIs("AWS::Events::Rule", 2);
        assertThat(String.valueOf(template.findResources("AWS::SNS::TopicPolicy")))
                .contains("events.amazonaws.com");
    }
}
