package jp.mymovie.constructs.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;

class JavaFunctionTest {
    private final Stack stack = SampleStack.create();

    private JavaFunction.Builder function() {
        return JavaFunction.Builder.create(stack, "Films")
                .code(Code.fromBucketV2(Bucket.fromBucketName(stack, "Jars", "jars"), "films.jar"))
                .handler("films.Films::handleRequest");
    }

    @Test
    void startsFromASnapshotAndIsCalledByItsAlias() {
        function().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Runtime",
                        "java25",
                        "Architectures",
                        List.of("arm64"),
                        "SnapStart",
                        Map.of("ApplyOn", "PublishedVersions"),
                        "MemorySize",
                        1024,
                        "Timeout",
                        10));
        template.hasResourceProperties("AWS::Lambda::Alias", Map.of("Name", "live"));
        template.resourceCountIs("AWS::Lambda::Version", 1);
    }

    @Test
    void keepsAMonthOfJsonLogs() {
        function().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function", Map.of("LoggingConfig", Map.of("LogFormat", "JSON", "LogGroup", anyValue())));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 30));
    }

    @Test
    void mayWriteItsLogAndNothingElse() {
        function().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(Map.of(
                                        "Effect",
                                        "Allow",
                                        "Action",
                                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                        "Resource",
                                        anyValue()))))));
        assertThat(template.findResources("AWS::IAM::Role").values())
                .allSatisfy(role -> assertThat(role.toString()).doesNotContain("ManagedPolicyArns"));
    }

    @Test
    void isPingedDailySoThatTheSnapshotStaysUsable() {
        function().build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Events::Rule",
                        Map.of(
                                "ScheduleExpression",
                                "rate(1 day)",
                                "Targets",
                                arrayWith(List.of(objectLike(Map.of("Input", "{\"ping\":true}"))))));
    }

    // Map.of iterates in another order in each JVM, and the event is written into the template as a text.
    @Test
    void sortsTheMapsThatItIsGiven() {
        function()
                .ping(Map.of("path", "/health", "method", "GET", "headers", Map.of("b", 2, "a", 1), "body", ""))
                .environment(Map.of("C", "3", "B", "2", "A", "1"))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "Targets",
                        arrayWith(
                                List.of(
                                        objectLike(
                                                Map.of(
                                                        "Input",
                                                        "{\"body\":\"\",\"headers\":{\"a\":1,\"b\":2},\"method\":\"GET\",\"path\":\"/health\"}"))))));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of("Environment", Map.of("Variables", Map.of("A", "1", "B", "2", "C", "3"))));
    }

    @Test
    void takesEverySetting() {
        function()
                .description("Films")
                .environment(Map.of("TABLE_NAME", "films"))
                .memorySize(512)
                .timeout(Duration.seconds(3))
                .logRetention(RetentionDays.ONE_WEEK)
                .ping(Map.of("path", "/health"))
                .reservedConcurrentExecutions(5)
                .tracing(Tracing.ACTIVE)
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Description",
                        "Films",
                        "Environment",
                        Map.of("Variables", Map.of("TABLE_NAME", "films")),
                        "MemorySize",
                        512,
                        "Timeout",
                        3,
                        "ReservedConcurrentExecutions",
                        5,
                        "TracingConfig",
                        Map.of("Mode", "Active")));
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 7));
        template.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of("Targets", arrayWith(List.of(objectLike(Map.of("Input", "{\"path\":\"/health\"}"))))));
    }

    @Test
    void rollsBackANewVersionThatFails() {
        function().canary(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CodeDeploy::DeploymentGroup",
                Map.of(
                        "DeploymentConfigName",
                        "CodeDeployDefault.LambdaCanary10Percent5Minutes",
                        "AutoRollbackConfiguration",
                        Map.of("Enabled", true, "Events", arrayWith(List.of("DEPLOYMENT_STOP_ON_ALARM")))));
        template.hasResource("AWS::Lambda::Alias", Map.of("UpdatePolicy", anyValue()));
    }

    @Test
    void keepsTheVersionsBeforeToGoBackTo() {
        function().build();

        Template.fromStack(stack)
                .hasResource(
                        "AWS::Lambda::Version",
                        Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain"));
    }

    @Test
    void changesAtOnceByDefault() {
        function().build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CodeDeploy::DeploymentGroup", 0);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @Test
    void wantsAJarAndAHandler() {
        JavaFunction.Builder nothing =
                JavaFunction.Builder.create(stack, "Nothing").handler("films.Films");
        assertThatThrownBy(nothing::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'code' must be the jar of the function, got null");
        JavaFunction.Builder odd = JavaFunction.Builder.create(stack, "Odd")
                .code(Code.fromBucketV2(Bucket.fromBucketName(stack, "Jars", "jars"), "films.jar"))
                .handler("films.Films#handle");
        assertThatThrownBy(odd::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'handler' must be package.Class::method, got films.Films#handle");
    }
}
