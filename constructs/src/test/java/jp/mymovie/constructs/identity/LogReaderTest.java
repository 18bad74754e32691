package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The two narrow ways in: to the logs, and when no other is left. */
class LogReaderTest {
    private final Stack stack = SampleStack.create();

    @Test
    void seesTheLakeAndNothingElse() {
        reader().permissionsBoundary("people").build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of("RoleName", "LogReader", "PermissionsBoundary", Match.anyValue())));
        String policies = String.valueOf(template.findResources("AWS::IAM::Policy"));
        assertThat(policies)
                .contains("athena:StartQueryExecution", "arn:aws:s3:::lake/*", "arn:aws:s3:::days/*", "database/logs")
                .doesNotContain("Delete", "glue:Create", "glue:Update", "Resource=*");
    }

    @Test
    void wantsToKnowWhatThereIsToRead() {
        assertThatThrownBy(() -> LogReader.Builder.create(stack).build())
                .hasMessage("'trustedAccountId' must be 12 digits, got null");
        assertThatThrownBy(() -> LogReader.Builder.create(stack)
                        .trustedAccountId("222222222222")
                        .build())
                .hasMessage("'lake', 'results', 'database' and 'workGroup' must be given, got [], null, null, null");
    }

    @Test
    void theLastResortWantsASecondFactorAndRings() {
        BreakGlass.create(stack);
        BreakGlass.alarm(
                stack,
                AlarmTopic.Builder.create(stack, "Alarms")
                        .emails(java.util.List.of("operations@example.com"))
                        .build()
                        .topic());

        Template template = Template.fromStack(stack);
        assertThat(String.valueOf(template.findResources("AWS::IAM::Policy")))
                .contains("role/BreakGlass", "aws:MultiFactorAuthPresent=true");
        template.resourceCountIs("AWS::Events::Rule", 2);
        assertThat(String.valueOf(template.findResources("AWS::SNS::TopicPolicy")))
                .contains("events.amazonaws.com");
    }

    private LogReader.Builder reader() {
        return LogReader.Builder.create(stack)
                .trustedAccountId("222222222222")
                .lake("arn:aws:s3:::lake", "arn:aws:s3:::days")
                .results("arn:aws:s3:::results")
                .database("logs")
                .workGroup("logs");
    }
}
