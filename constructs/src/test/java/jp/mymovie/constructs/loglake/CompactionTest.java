package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

class CompactionTest {
    private final Stack stack = SampleStack.create();
    private final LogArchive archive = LogArchive.Builder.create(stack, "Logs")
            .writer("222222222222", "arn:aws:iam::222222222222:role/log-writer")
            .service("films")
            .since(LocalDate.of(2026, 11, 1))
            .build();

    private Template compact() {
        Compaction.Builder.create(stack, "Compaction", archive)
                .topic(Topic.Builder.create(stack, "Topic").build())
                .build();
        return Template.fromStack(stack);
    }

    @Test
    void startsByNightWithTheTimeForWhichItIsStarted() {
        Template template = compact();
        template.hasResourceProperties(
                "AWS::Scheduler::Schedule",
                objectLike(Map.of(
                        "ScheduleExpression",
                        "cron(0 2 * * ? *)",
                        "ScheduleExpressionTimezone",
                        "UTC",
                        "FlexibleTimeWindow",
                        Map.of("Mode", "OFF"),
                        "Target",
                        objectLike(Map.of("Input", "{\"time\":\"<aws.scheduler.scheduled-time>\"}")))));
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "AssumeRolePolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                List.of(objectLike(Map.of(
                                        "Principal", Map.of("Service", "scheduler.amazonaws.com"),
                                        "Condition",
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of("aws:SourceAccount", SampleStack.ACCOUNT)))))))));
    }

    @Test
    void isToldTheStatementOfEachLogAndHasTimeForThem() {
        compact()
                .hasResourceProperties(
                        "AWS::Lambda::Function",
                        objectLike(Map.of(
                                "Handler",
                                "jp.mymovie.operations.lake.Compaction::handleRequest",
                                "Timeout",
                                900,
                                "Environment",
                                Map.of(
                                        "Variables",
                                        objectLike(Map.of(
                                                "DATABASE",
                                                "logs",
                                                "QUERIES",
                                                objectLike(Map.of(
                                                        "Fn::Join",
                                                        List.of(
                                                                "",
                                                                List.of(
                                                                        "cloudfront=",
                                                                        anyValue(),
                                                                        ",apigateway=",
                                                                        anyValue(),
                                                                        ",lambda=",
                                                                        anyValue()))))))))));
    }

    @Test
    void registersPartitionsOfTheTablesOfDaysAlone() {
        compact()
                .hasResourceProperties(
                        "AWS::IAM::Policy",
                        objectLike(Map.of(
                                "PolicyDocument",
                                objectLike(Map.of(
                                        "Statement",
                                        arrayWith(List.of(objectLike(Map.of(
                                                "Action",
                                                List.of("glue:CreatePartition", "glue:UpdatePartition"),
                                                "Resource",
                                                Stream.of(
                                                                "catalog",
                                                                "database/logs",
                                                                "table/logs/cloudfront_day",
                                                                "table/logs/apigateway_day",
                                                                "table/logs/lambda_day")
                                                        .map(name -> "arn:aws:glue:%s:%s:%s"
                                                                .formatted(
                                                                        stack.getRegion(), SampleStack.ACCOUNT, name))
                                                        .toList())))))))));
    }

    @Test
    void canNeitherDeleteNorWriteToTheRawLogs() {
        List<Map<?, ?>> statements = compact().findResources("AWS::IAM::Policy").values().stream()
                .filter(policy -> policy.toString().contains("athena:StartQueryExecution"))
                .flatMap(policy -> in(in(policy, "Properties"), "PolicyDocument").entrySet().stream())
                .filter(entry -> entry.getKey().equals("Statement"))
                .flatMap(entry -> ((List<?>) entry.getValue()).stream())
                .<Map<?, ?>>map(statement -> (Map<?, ?>) statement)
                .toList();

        assertThat(statements).hasSize(8);
        assertThat(statements.toString()).doesNotContain("Delete").doesNotContain(":*");
        assertThat(statements.stream().map(Object::toString).filter(text -> text.contains("s3:PutObject")))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("/fresh/*", "/days/*", "/results/*")
                        .doesNotContain("LogsResource"));
    }

    /** Athena writes with the function's rights, so its role is all that writes; a role in a policy makes no circle. */
    @Test
    void letsNobodyElseWriteDays() {
        Map<String, Object> role = Map.of("Fn::GetAtt", List.of(stringLikeRegexp("^CompactionFunctionRole"), "Arn"));
        Map<String, Object> statement = Map.of(
                "Sid",
                "CompactionAloneWrites",
                "Effect",
                "Deny",
                "Principal",
                Map.of("AWS", "*"),
                "Action",
                List.of("s3:PutObject*", "s3:Replicate*", "s3:UpdateObjectEncryption"),
                "Condition",
                Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", role)));

        compact()
                .hasResourceProperties(
                        "AWS::S3::BucketPolicy",
                        objectLike(Map.of(
                                "Bucket",
                                Map.of("Ref", stringLikeRegexp("^LogsDays")),
                                "PolicyDocument",
                                objectLike(Map.of("Statement", arrayWith(List.of(objectLike(statement))))))));
    }

    private static Map<?, ?> in(Map<?, ?> outer, String key) {
        return outer.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    @Test
    void tellsWhenANightFailsAndWhenOneIsMissed() {
        Template template = compact();
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "MetricName",
                        "Errors",
                        "Threshold",
                        1,
                        "TreatMissingData",
                        "notBreaching",
                        "AlarmActions",
                        List.of(anyValue()))));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "MetricName",
                        "Invocations",
                        "Period",
                        3600,
                        "EvaluationPeriods",
                        26,
                        "ComparisonOperator",
                        "LessThanThreshold",
                        "TreatMissingData",
                        "breaching",
                        "AlarmActions",
                        List.of(anyValue()))));
    }

    @Test
    void omitsAlarmsWithoutATopic() {
        Compaction.Builder.create(stack, "Compaction", archive).build();
        Template.fromStack(stack).resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 24, -1})
    void refusesAnHourThatIsNoneOrTooEarly(int hour) {
        Compaction.Builder builder =
                Compaction.Builder.create(stack, "Compaction", archive).hour(hour);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'hour' must be 1 to 23, got " + hour);
    }
}
