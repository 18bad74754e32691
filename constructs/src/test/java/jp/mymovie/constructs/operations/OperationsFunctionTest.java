package jp.mymovie.constructs.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class OperationsFunctionTest {
    private final Stack stack = SampleStack.create();

    private OperationsFunction.Builder function() {
        return OperationsFunction.Builder.create(stack, "Function").handler("jp.mymovie.Some::handleRequest");
    }

    @Test
    void mayWriteItsOwnLogAndNothingElse() {
        function().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 365));
        template.hasResourceProperties("AWS::IAM::Role", Map.of("ManagedPolicyArns", Match.absent()));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(Map.of("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents")))))));
    }

    @Test
    void takesEnvironmentTimeoutAndPermissions() {
        function()
                .environment(Map.of("NAME", "value"))
                .timeout(Duration.seconds(30))
                .description("does some")
                .build()
                .allow(List.of("ssm:GetParameter"), List.of("arn:aws:ssm:::x"));

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Environment",
                        Map.of("Variables", Map.of("NAME", "value")),
                        "Timeout",
                        30,
                        "Description",
                        "does some")));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of("Action", "ssm:GetParameter"))))))));
    }

    @Test
    void refusesAHandlerThatLambdaCouldNotFind() {
        assertThatThrownBy(() -> function().handler("Some").build())
                .hasMessage("'handler' must be package.Class::method, got Some");
    }
}
