package jp.mymovie.constructs.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class PolicyChangeAlarmTest {
    private final Stack stack = SampleStack.create();

    @Test
    void ringsForEverybodyButDeployments() {
        PolicyChangeAlarm.create(
                stack,
                AlarmTopic.Builder.create(stack, "Alarms")
                        .emails(List.of("operations@example.com"))
                        .build()
                        .topic(),
                List.of("arn:aws:iam::111111111111:role/exec"));

        assertThat(String.valueOf(Template.fromStack(stack).findResources("AWS::Events::Rule")))
                .contains(
                        "StopLogging",
                        "UpdatePolicy",
                        "anything-but=[arn:aws:iam::111111111111:role/exec]",
                        "exists=false");
    }
}
