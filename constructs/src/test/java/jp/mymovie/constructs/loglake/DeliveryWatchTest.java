package jp.mymovie.constructs.loglake;

import static software.amazon.awscdk.assertions.Match.objectLike;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class DeliveryWatchTest {
    @Test
    void listsTheArchiveBeforeTheCheckupAndReadsNothing() {
        Stack stack = SampleStack.create();
        LogArchive archive = LogArchive.Builder.create(stack, "Logs")
                .writer("222222222222", "arn:aws:iam::222222222222:role/log-writer")
                .service("films")
                .since(LocalDate.of(2026, 11, 1))
                .build();
        DeliveryWatch.create(stack, "Deliveries", archive);

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Handler",
                        "jp.mymovie.operations.lake.DeliveryWatch::handleRequest",
                        "Environment",
                        Map.of("Variables", objectLike(Map.of("STEADY", "apigateway,cloudfront"))))));
        template.hasResourceProperties(
                "AWS::Scheduler::Schedule",
                objectLike(Map.of(
                        "ScheduleExpression", "cron(30 6,18 * * ? *)", "ScheduleExpressionTimezone", "Asia/Tokyo")));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                List.of(
                                        objectLike(
                                                Map.of("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"))),
                                        objectLike(Map.of("Action", "s3:ListBucket")))))));
    }
}
