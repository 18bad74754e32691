package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

class CheckupTest {
    private final Stack stack = SampleStack.create();

    private Checkup.Builder checkup() {
        return Checkup.Builder.create(stack, "Checkup")
                .estate("{}")
                .topic(Topic.Builder.create(stack, "Topic").build());
    }

    private static void allows(Template template, String... actions) {
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                objectLike(Map.of(
                        "PolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                arrayWith(List.of(objectLike(
                                        Map.of("Action", actions.length == 1 ? actions[0] : List.of(actions))))))))));
    }

    @Test
    void looksMorningAndEveningInJapanAndMails() {
        checkup().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Scheduler::Schedule",
                objectLike(Map.of(
                        "ScheduleExpression",
                        "cron(0 7,19 * * ? *)",
                        "ScheduleExpressionTimezone",
                        "Asia/Tokyo",
                        "Target",
                        objectLike(Map.of("Input", "{\"time\":\"<aws.scheduler.scheduled-time>\"}")))));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                Map.of("ACCOUNT", SampleStack.ACCOUNT, "ESTATE", "{}", "TOPIC_ARN", anyValue())))));
        allows(template, "cloudwatch:GetMetricData", "oam:ListSinks", "ssm:DescribeParameters");
        allows(template, "oam:ListAttachedLinks");
        allows(template, "sns:Publish");
        template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @Test
    void takesTopicsRoleNoticeAndSchedule() {
        checkup()
                .topicArns(List.of("arn:aws:sns:ap-northeast-1:222222222222:page"))
                .roleName("mymovie-checkup")
                .schedule("rate(12 hours)", "UTC")
                .notice(new Notice(Severity.MORNING, "Monitoring", "estate", "https://example/runbooks"))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::IAM::Role", objectLike(Map.of("RoleName", "mymovie-checkup")));
        allows(template, "sns:GetTopicAttributes");
        template.hasResourceProperties(
                "AWS::Scheduler::Schedule", objectLike(Map.of("ScheduleExpression", "rate(12 hours)")));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "AlarmName",
                        "Monitoring estate: checkup is silent",
                        "EvaluationPeriods",
                        3,
                        "TreatMissingData",
                        "breaching",
                        "Threshold",
                        1,
                        "Metrics",
                        arrayWith(
                                List.of(objectLike(Map.of("Expression", "FILL(invocations, 0) - FILL(errors, 0)")))))));
    }

    @Test
    void refusesWhatItCouldNotTellOrRead() {
        assertThatThrownBy(() -> Checkup.Builder.create(stack, "A").estate("{}").build())
                .hasMessage("'estate' and 'topic' must be set, got {} and null");
        assertThatThrownBy(() -> checkup().estate("x".repeat(3_801)).build())
                .hasMessage("'estate' must have at most 3800 characters, got 3801");
    }
}
