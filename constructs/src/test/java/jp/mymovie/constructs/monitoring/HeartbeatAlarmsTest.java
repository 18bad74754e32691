package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.Topic;

class HeartbeatAlarmsTest {
    private final Stack stack = SampleStack.create();
    private final Function function = OperationsFunction.Builder.create(stack, "Function")
            .handler("a.B::c")
            .build()
            .function();

    @Test
    void goesOffAfterThreeHoursOfSilenceWhereMissingDataIsSilence() {
        HeartbeatAlarms.Builder.create(stack, "Alarms", function).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "MetricName",
                        "Invocations",
                        "Period",
                        3600,
                        "EvaluationPeriods",
                        3,
                        "ComparisonOperator",
                        "LessThanThreshold",
                        "Threshold",
                        1,
                        "TreatMissingData",
                        "breaching",
                        "AlarmActions",
                        Match.absent())));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "MetricName",
                        "Errors",
                        "EvaluationPeriods",
                        1,
                        "Threshold",
                        1,
                        "TreatMissingData",
                        "notBreaching")));
    }

    @Test
    void tellsTheTopicAfterAsManyHoursAsAreSet() {
        HeartbeatAlarms.Builder.create(stack, "Alarms", function)
                .topic(Topic.Builder.create(stack, "Topic").build())
                .hours(6)
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of("EvaluationPeriods", 6, "AlarmDescription", "6 hours passed without a call")));
        template.resourcePropertiesCountIs(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of("AlarmActions", List.of(Map.of("Ref", Match.stringLikeRegexp("^Topic"))))),
                2);
    }

    @Test
    void refusesALookBackThatCloudWatchDoesNotHave() {
        HeartbeatAlarms.Builder alarms = HeartbeatAlarms.Builder.create(stack, "Alarms", function);
        assertThatThrownBy(() -> alarms.hours(0).build()).hasMessage("'hours' must be 1 to 168, got 0");
        assertThatThrownBy(() -> alarms.hours(169).build()).hasMessage("'hours' must be 1 to 168, got 169");
    }
}
