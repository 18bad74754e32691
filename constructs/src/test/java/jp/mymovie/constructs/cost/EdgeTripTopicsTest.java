package jp.mymovie.constructs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

/** Parts in us-east-1: topics of alarms of distributions, and mails about unusual costs. */
class EdgeTripTopicsTest {
    private static final String MONITOR =
            "arn:aws:ce::111111111111:anomalymonitor/00000000-0000-0000-0000-000000000000";

    private final Stack stack = SampleStack.in("us-east-1");

    private static SwitchedStage.Builder stage() {
        return SwitchedStage.Builder.create("Prod", "222222222222")
                .domainNames(List.of("example.com"))
                .in("arn:aws:iam::222222222222:role/films-switch", "/films/switch/movies/prod");
    }

    @Test
    void hasATopicThatAlarmsOfTheStagesAccountRingAndAQueueOfWhatIsNotDelivered() {
        EdgeTripTopics.create(
                stack,
                "Trips",
                List.of(stage().topicName("films-trip-prod").build()),
                "films-trip-failures",
                new Topic(stack, "Page"),
                null);

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::SNS::Topic", Match.objectLike(Map.of("TopicName", "films-trip-prod")));
        assertThat(template.findResources("AWS::SNS::TopicPolicy").toString())
                .contains("cloudwatch.amazonaws.com", "222222222222")
                .doesNotContain("budgets.amazonaws.com");
        template.hasResourceProperties("AWS::SQS::Queue", Match.objectLike(Map.of("QueueName", "films-trip-failures")));
        assertThat(template.findResources("AWS::SQS::QueuePolicy").toString()).contains("sns.amazonaws.com");
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "EvaluationPeriods",
                        1,
                        "Metrics",
                        Match.arrayWith(List.of(Match.objectLike(Map.of("Expression", "FILL(m0, 0)")))))));
    }

    @Test
    void ringsNobodyWithoutATopicAndRefusesATopicThatNobodyKnows() {
        EdgeTripTopics.create(
                stack, "Trips", List.of(stage().topicName("films-trip-prod").build()), "failures", null, null);
        Template.fromStack(stack).resourceCountIs("AWS::CloudWatch::Alarm", 0);
        assertThatThrownBy(() ->
                        EdgeTripTopics.create(new Stack(), "Trips", List.of(stage().build()), "failures", null, null))
                .hasMessage("'topicName' of Prod must be set, got null: other regions know the topic by it");
    }

    @Test
    void mailsAnomaliesOnceADay() {
        AnomalyMails.create(stack, "Anomalies", "films-anomalies", MONITOR, 1.5, List.of("a@example.com"));

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CE::AnomalySubscription",
                        Match.objectLike(Map.of(
                                "Frequency",
                                "DAILY",
                                "MonitorArnList",
                                List.of(MONITOR),
                                "Subscribers",
                                List.of(Map.of("Type", "EMAIL", "Address", "a@example.com")),
                                "ThresholdExpression",
                                Match.stringLikeRegexp(".*ANOMALY_TOTAL_IMPACT_ABSOLUTE.*\"1.5\".*"))));
    }

    @Test
    void refusesMailsThatWouldNotCome() {
        assertThatThrownBy(() -> AnomalyMails.create(stack, "A", "films", "arn:aws:ce::1:x", 1, List.of("a@b.c")))
                .hasMessage("'monitorArn' must be like arn:aws:ce::111111111111:anomalymonitor/…, got arn:aws:ce::1:x");
        assertThatThrownBy(() -> AnomalyMails.create(stack, "A", "films", MONITOR, 0, List.of("a@b.c")))
                .hasMessage("'leastUsd' must be above 0, got 0.0");
        assertThatThrownBy(() -> AnomalyMails.create(stack, "A", "films", MONITOR, 1, List.of()))
                .hasMessage("'emails' must name at least one address, got []");
    }
}
