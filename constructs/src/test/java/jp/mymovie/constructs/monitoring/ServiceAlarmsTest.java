package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
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
import software.amazon.awscdk.services.dynamodb.Operation;
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
    void haveTheNamesOfANoticeAndSayWhenAPageIsOver() {
        ServerErrorsAlarm.Builder.create(stack, "Page", "movies", "api")
                .topic(topic)
                .notice(notice(Severity.PAGE, "Prod"))
                .build();
        ServerErrorsAlarm.Builder.create(stack, "Morning", "movies", "api")
                .topic(topic)
                .notice(notice(Severity.MORNING, "Stg"))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "AlarmName",
                        "Prod movies: visitors get errors",
                        "AlarmDescription",
                        "[page] movies, account Prod: the API answered 5xx in two of the last five minutes. Look first: "
                                + "the last deployment, then the newest errors in the functions' logs. "
                                + "Runbook: https://example.com/runbooks/api-errors.md",
                        "MetricName",
                        "5XXError",
                        "Threshold",
                        1,
                        "EvaluationPeriods",
                        5,
                        "DatapointsToAlarm",
                        2,
                        "TreatMissingData",
                        "notBreaching",
                        "AlarmActions",
                        Match.anyValue(),
                        "OKActions",
                        Match.anyValue())));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "AlarmName",
                        "Stg movies: visitors get errors",
                        "AlarmDescription",
                        Match.stringLikeRegexp("^\\[morning] "),
                        "AlarmActions",
                        Match.anyValue(),
                        "OKActions",
                        Match.absent())));
    }

    @Test
    void haveANoticeInEverySet() {
        Stack edge = SampleStack.in("us-east-1");
        Notice notice = notice(Severity.PAGE, "Prod");
        ApiGatewayAlarms.Builder.create(stack, "Api", "movies", "api")
                .countAnomaly(true)
                .notice(notice)
                .build();
        LambdaAlarms.Builder.create(stack, "Lambda", function())
                .timeout(Duration.seconds(10))
                .concurrency(10)
                .notice(notice)
                .build();
        HeartbeatAlarms.Builder.create(stack, "Heartbeat", Function.fromFunctionName(stack, "Heart", "heart"))
                .notice(notice)
                .build();
        DynamoDbAlarms.Builder.create(stack, "Table", Table.fromTableName(stack, "Films", "films"))
                .notice(notice)
                .build();
        FirehoseAlarms.Builder.create(stack, "Firehose", "stream")
                .notice(notice)
                .build();
        CloudFrontAlarms.Builder.create(edge, "Edge", distribution(edge))
                .additionalMetrics(true)
                .notice(notice)
                .build();

        for (Stack each : List.of(stack, edge)) {
            Template.fromStack(each)
                    .allResourcesProperties(
                            "AWS::CloudWatch::Alarm",
                            Match.objectLike(
                                    Map.of(
                                            "AlarmName",
                                            Match.stringLikeRegexp("^Prod movies: [a-z ]+$"),
                                            "AlarmDescription",
                                            Match.stringLikeRegexp(
                                                    "^\\[page] movies, account Prod: .+\\. Look first: .+\\. Runbook: .+/[a-z-]+\\.md$"))));
        }
    }

    private static Notice notice(Severity severity, String account) {
        return new Notice(severity, account, "movies", "https://example.com/runbooks");
    }

    @Test
    void learnTheUsualNumberOfRequestsOnlyWhenAskedTo() {
        ApiGatewayAlarms.Builder.create(stack, "Api", "movies", "api")
                .latency(Duration.millis(500))
                .countAnomaly(true)
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 4);
        assertThat(template.toJSON().toString()).contains("PR(500:)");
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
                Match.objectLike(Map.of(
                        "Threshold",
                        5,
                        "Metrics",
                        Match.arrayWith(List.of(
                                Match.objectLike(Map.of("Expression", "IF(whole >= 5, part, 0)")),
                                Match.objectLike(
                                        Map.of("MetricStat", Match.objectLike(Map.of("Stat", "PR(8000:)")))))))));
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
        String template = Template.fromStack(stack).toJSON().toString();
        assertThat(template).contains("FILL(m00, 0) + FILL(m01, 0)", "FILL(m09, 0)");
        for (String operation : List.of(
                "GetItem",
                "BatchGetItem",
                "Query",
                "Scan",
                "PutItem",
                "UpdateItem",
                "DeleteItem",
                "BatchWriteItem",
                "TransactGetItems",
                "TransactWriteItems")) {
            assertThat(template).contains("Value=" + operation + "}");
        }
    }

    @Test
    void countTheThrottlesOfIndexesWithThoseOfTheTable() {
        DynamoDbAlarms.Builder.create(stack, "Alarms", Table.fromTableName(stack, "Table", "films"))
                .globalSecondaryIndexes(List.of("byYear"))
                .operations(List.of(Operation.QUERY))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Match.objectLike(Map.of(
                                "Metrics",
                                List.of(
                                        Match.objectLike(Map.of("Expression", "FILL(m00, 0) + FILL(m01, 0)")),
                                        throttles(List.of(Map.of("Name", "TableName", "Value", "films"))),
                                        throttles(List.of(
                                                Map.of("Name", "GlobalSecondaryIndexName", "Value", "byYear"),
                                                Map.of("Name", "TableName", "Value", "films")))))));
    }

    private static Object throttles(List<?> dimensions) {
        return Match.objectLike(Map.of(
                "MetricStat",
                Match.objectLike(Map.of(
                        "Metric",
                        Match.objectLike(Map.of("MetricName", "WriteThrottleEvents", "Dimensions", dimensions))))));
    }

    @Test
    void lookAtNoMoreMetricsOfATableThanAnAlarmTakes() {
        DynamoDbAlarms.Builder alarms =
                DynamoDbAlarms.Builder.create(stack, "Alarms", Table.fromTableName(stack, "Table", "films"));
        assertThatThrownBy(() -> alarms.operations(List.of()).build())
                .hasMessage("'operations' must be 1 to 10, got 0");
        alarms.operations(List.of(Operation.QUERY)).globalSecondaryIndexes(Collections.nCopies(10, "a"));
        assertThatThrownBy(alarms::build).hasMessage("'globalSecondaryIndexes' must be at most 9, got 10");
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
