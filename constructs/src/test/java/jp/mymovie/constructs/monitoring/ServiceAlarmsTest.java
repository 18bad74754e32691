package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.DistributionAttributes;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.Topic;

/** The alarm sets of the services, beside {@code DailyBackupTest} for backups. */
class ServiceAlarmsTest {
    private final Stack stack = SampleStack.create();
    private final Topic topic = new Topic(stack, "Topic");

    @Test
    void lookAtMinutesWantTwoOfThreeAndTakeSilenceForHealth() {
        ApiGatewayAlarms.Builder.create(stack, "Api", "movies", "api")
                .topic(topic)
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 3);
        template.allResourcesProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "EvaluationPeriods",
                        3,
                        "DatapointsToAlarm",
                        2,
                        "TreatMissingData",
                        "notBreaching",
                        "AlarmActions",
                        List.of(Map.of("Ref", Match.anyValue())),
                        "OKActions",
                        List.of(Map.of("Ref", Match.anyValue())))));
    }

    @Test
    void tellNobodyWithoutATopic() {
        ApiGatewayAlarms.Builder.create(stack, "Api", "movies", "api").build();

        Template.fromStack(stack)
                .allResourcesProperties("AWS::CloudWatch::Alarm", Map.of("AlarmActions", Match.absent()));
    }

    @Test
    void learnTheUsualNumberOfRequestsOnlyWhenAskedTo() {
        ApiGatewayAlarms.Builder.create(stack, "Api", "movies", "api")
                .latency(Duration.millis(500))
                .countAnomaly(true)
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 4);
        template.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("Threshold", 500));
        template.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("ThresholdMetricId", Match.anyValue()));
    }

    @Test
    void ringBeforeAFunctionRunsIntoItsTimeout() {
        LambdaAlarms.Builder.create(stack, "Alarms", function())
                .timeout(Duration.seconds(10))
                .concurrency(10)
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 4);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of("MetricName", "Duration", "ExtendedStatistic", "p99", "Threshold", 8000)));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of("MetricName", "ConcurrentExecutions", "Threshold", 8)));
    }

    @Test
    void wantTheTimeoutOfAFunction() {
        assertThatThrownBy(() ->
                        LambdaAlarms.Builder.create(stack, "Alarms", function()).build())
                .hasMessage("'timeout' must be the timeout of the function, got null");
    }

    @Test
    void ringWhenATableThrottlesOrFails() {
        DynamoDbAlarms alarms = DynamoDbAlarms.Builder.create(
                        stack, "Alarms", Table.fromTableName(stack, "Table", "films"))
                .topic(topic)
                .build();

        assertThat(alarms.alarms()).hasSize(3);
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Match.objectLike(Map.of("MetricName", "WriteThrottleEvents", "Threshold", 0)));
    }

    @Test
    void ringWhenAStreamFallsBehindTwoBufferIntervals() {
        FirehoseAlarms.Builder.create(stack, "Alarms", "stream")
                .bufferInterval(Duration.seconds(60))
                .topic(topic)
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 3);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of("MetricName", "DeliveryToS3.DataFreshness", "Threshold", 120)));
    }

    @Test
    void ofADistributionLiveInUsEast1Alone() {
        Stack edge = SampleStack.in("us-east-1");
        CloudFrontAlarms.Builder.create(edge, "Alarms", distribution(edge)).build();

        Template.fromStack(edge)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Match.objectLike(Map.of("MetricName", "5xxErrorRate", "Threshold", 1)));
        assertThatThrownBy(() -> CloudFrontAlarms.Builder.create(stack, "Alarms", distribution(stack))
                        .build())
                .hasMessage("'Alarms' must be in a stack of us-east-1, where CloudFront reports, got ap-northeast-1");
    }

    @Test
    void useTheAdditionalMetricsOfADistributionOnlyWhereTheyArePaidFor() {
        Stack edge = SampleStack.in("us-east-1");
        CloudFrontAlarms.Builder.create(edge, "Alarms", distribution(edge))
                .additionalMetrics(true)
                .build();

        Template.fromStack(edge).resourceCountIs("AWS::CloudWatch::Alarm", 3);
    }

    private IFunction function() {
        return Function.fromFunctionArn(stack, "Function", "arn:aws:lambda:ap-northeast-1:111111111111:function:films");
    }

    private static IDistribution distribution(Stack stack) {
        return Distribution.fromDistributionAttributes(
                stack,
                "Distribution",
                DistributionAttributes.builder()
                        .distributionId("E1")
                        .domainName("d1.cloudfront.net")
                        .build());
    }
}
