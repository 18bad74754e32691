package jp.mymovie.constructs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.RequestPrices;
import jp.mymovie.constructs.monitoring.Severity;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.DistributionAttributes;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.sns.Topic;

class SpendingAlarmTest {
    private static final RequestPrices PRICES =
            new RequestPrices(0.0000012, 0.000000000114, 0.00000425, 0.0000002, 0.0000133, 0.00000014, 0.000000715);

    private static IDistribution distribution(Stack stack) {
        return Distribution.fromDistributionAttributes(
                stack,
                "Web",
                DistributionAttributes.builder()
                        .distributionId("E1")
                        .domainName("d1.cloudfront.net")
                        .build());
    }

    @Test
    void pricesRequestsAndBytesOfADistributionByTheHour() {
        Stack stack = SampleStack.in("us-east-1");
        SpendingAlarm.Builder.edge(stack, "Spending", distribution(stack), PRICES)
                .hourlyUsd(1)
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Match.objectLike(Map.of(
                                "AlarmActions",
                                Match.absent(),
                                "AlarmDescription",
                                "more than 1 US$ an hour for 2 minutes",
                                "ComparisonOperator",
                                "GreaterThanThreshold",
                                "EvaluationPeriods",
                                2,
                                "Metrics",
                                Match.arrayWith(List.of(
                                        Match.objectLike(Map.of(
                                                "Expression",
                                                "(FILL(m0, 0) * 0.0000012 + FILL(m1, 0) * 0.000000000114) * 60")),
                                        metric("Requests"),
                                        metric("BytesDownloaded"))),
                                "Threshold",
                                1,
                                "TreatMissingData",
                                "notBreaching")));
    }

    @Test
    void pricesFunctionsAndWritesAndTellsEachTopic() {
        Stack stack = SampleStack.create();
        SpendingAlarm.Builder.back(stack, "Spending", 1, "films-1", PRICES)
                .term("AWS/Logs", "IncomingBytes", Map.of(), 0.00000000076)
                .hourlyUsd(0.5)
                .minutes(5)
                .topic(new Topic(stack, "Page"))
                .topic(new Topic(stack, "Trip"))
                .notice(new Notice(Severity.PAGE, "Prod", "films", "https://example.com/runbooks"))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "AlarmName",
                        "Prod films: functions cost too much",
                        "AlarmDescription",
                        Match.stringLikeRegexp("^\\[page\\] .*more than 0.5 US\\$ .*/runbooks/kill-switch.md$"),
                        "EvaluationPeriods",
                        5,
                        "OKActions",
                        Match.absent())));
        String alarm = template.findResources("AWS::CloudWatch::Alarm").toString();
        assertThat(alarm)
                .contains("FILL(m0, 0) * 0.0000000133 + FILL(m1, 0) * 0.000000715 + FILL(m2, 0) * 0.00000000076")
                .contains("Ref=Page", "Ref=Trip", "films-1");
    }

    @Test
    void refusesWhatCloudWatchWouldNotSee() {
        Stack stack = SampleStack.create();
        assertThatThrownBy(() -> SpendingAlarm.Builder.edge(stack, "Edge", distribution(stack), PRICES))
                .hasMessage("'Edge' must be in a stack of us-east-1, where CloudFront reports, got ap-northeast-1");
        SpendingAlarm.Builder alarm = SpendingAlarm.Builder.back(stack, "Back", 1, "films-1", PRICES);
        assertThatThrownBy(alarm::build).hasMessage("'hourlyUsd' must be above 0, got 0.0");
        alarm.hourlyUsd(1);
        assertThatThrownBy(() -> alarm.minutes(0).build()).hasMessage("'minutes' must be 1 to 60, got 0");
        alarm.minutes(1);
        for (int i = 0; i < 9; i++) {
            alarm.term("Films", "Views" + i, Map.of(), 1);
        }
        assertThatThrownBy(alarm::build)
                .hasMessage("metrics must be at most 10, CloudWatch's limit of an alarm, got 11");
    }

    private static Object metric(String name) {
        return Match.objectLike(Map.of(
                "MetricStat",
                Match.objectLike(Map.of(
                        "Metric",
                        Match.objectLike(Map.of("MetricName", name, "Namespace", "AWS/CloudFront")),
                        "Period",
                        60,
                        "Stat",
                        "Sum"))));
    }
}
