package jp.mymovie.constructs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.DistributionAttributes;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

/** The role in a stage's account, and the grants and parameters of what it moves. */
class SwitchTargetTest {
    private static final Switched SWITCHED = new Switched("films-switch", "/films/switch/movies/prod");

    private final Stack stack = SampleStack.create();

    private Function function(String id, @Nullable Integer reserved) {
        return Function.Builder.create(stack, id)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {}"))
                .functionName(id)
                .reservedConcurrentExecutions(reserved)
                .build();
    }

    private RestApi api(StageOptions options) {
        RestApi api = RestApi.Builder.create(stack, "Api")
                .cloudWatchRole(false)
                .deployOptions(options)
                .build();
        api.getRoot().addMethod("GET");
        return api;
    }

    @Test
    void trustsTheRoleOfTheFunctionAloneAndReadsWhatThereIsToMove() {
        SwitchRole.create(stack, "Role", SWITCHED, "arn:aws:iam::999999999999:role/films-kill-switch-prod");

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(
                        Map.of(
                                "RoleName",
                                "films-switch",
                                "AssumeRolePolicyDocument",
                                Match.objectLike(
                                        Map.of(
                                                "Statement",
                                                List.of(
                                                        Match.objectLike(
                                                                Map.of(
                                                                        "Condition",
                                                                        Map.of(
                                                                                "ArnEquals",
                                                                                Map.of(
                                                                                        "aws:PrincipalArn",
                                                                                        "arn:aws:iam::999999999999:role/films-kill-switch-prod"))))))))));
        assertThat(template.findResources("AWS::IAM::Policy").toString())
                .contains(
                        "ssm:GetParametersByPath",
                        "arn:aws:ssm:ap-northeast-1:111111111111:parameter/films/switch/movies/prod/*",
                        "arn:aws:ssm:us-east-1:111111111111:parameter/films/switch/movies/prod/*")
                .doesNotContain("Resource=*");
        assertThatThrownBy(() -> SwitchRole.create(stack, "Other", SWITCHED, "films-kill-switch-prod"))
                .hasMessage("'functionRoleArn' must be the ARN of a role, got films-kill-switch-prod");
        assertThatThrownBy(() -> new Switched("films-switch", "films"))
                .hasMessage("'path' must be like /films/switch/movies/prod, got films");
    }

    @Test
    void letsOneDistributionBeDisabled() {
        SwitchTarget.distribution(
                stack,
                SWITCHED,
                Distribution.fromDistributionAttributes(
                        stack,
                        "Web",
                        DistributionAttributes.builder()
                                .distributionId("E1")
                                .domainName("d1.cloudfront.net")
                                .build()));

        Template template = Template.fromStack(stack);
        parameter(template, "distribution", "{\"distribution\":\"E1\"}");
        grant(
                template,
                List.of("cloudfront:GetDistributionConfig", "cloudfront:UpdateDistribution"),
                "arn:aws:cloudfront::111111111111:distribution/E1");
    }

    @Test
    void saysWhichThrottlesAndConcurrencyTheDeploymentSets() {
        RestApi api = api(StageOptions.builder()
                .stageName("api")
                .throttlingRateLimit(50)
                .throttlingBurstLimit(100)
                .methodOptions(Map.of(
                        "/films/GET",
                        MethodDeploymentOptions.builder()
                                .throttlingRateLimit(5)
                                .throttlingBurstLimit(9)
                                .build()))
                .build());
        SwitchTarget.api(stack, SWITCHED, api, List.of(function("Queries", 5), function("Commands", null)));

        Template template = Template.fromStack(stack);
        String value = template.findResources("AWS::SSM::Parameter").toString();
        assertThat(value)
                .contains(
                        "/films/switch/movies/prod/api",
                        "\"throttles\":{\"*/*\":{\"rate\":50,\"burst\":100},\"~1films/GET\":{\"rate\":5,\"burst\":9}}",
                        "\":5,\"",
                        "\":null}}");
        assertThat(template.findResources("AWS::IAM::Policy").toString())
                .contains("apigateway:PATCH", "/restapis/", "lambda:PutFunctionConcurrency")
                .doesNotContain("Resource=*");
    }

    @Test
    void refusesAnApiWithoutAThrottleToRestore() {
        RestApi api = api(StageOptions.builder().build());
        assertThatThrownBy(() -> SwitchTarget.api(stack, SWITCHED, api, List.of(function("Queries", null))))
                .hasMessage("the stage of the API must have a throttle to restore, got none: set"
                        + " 'throttlingRateLimit'");
    }

    @Test
    void letsTheMappingsOfAFunctionBeDisabled() {
        SwitchTarget.work(stack, SWITCHED, List.of(function("Work", null)), List.of("uuid-1"));

        Template template = Template.fromStack(stack);
        assertThat(template.findResources("AWS::SSM::Parameter").toString())
                .contains("/films/switch/movies/prod/work", "\"eventSources\":{\"uuid-1\":true}");
        grant(
                template,
                List.of("lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"),
                "arn:aws:lambda:ap-northeast-1:111111111111:event-source-mapping:uuid-1");
        assertThatThrownBy(() -> SwitchTarget.work(new Stack(), SWITCHED, List.of(function("None", null)), List.of()))
                .hasMessage("what a switch moves must be named for lambda:GetEventSourceMapping,"
                        + " lambda:UpdateEventSourceMapping, got []");
    }

    @Test
    void letsSignUpsBeClosed() {
        SwitchTarget.signIn(stack, SWITCHED, function("SignUps", null));

        assertThat(Template.fromStack(stack)
                        .findResources("AWS::SSM::Parameter")
                        .toString())
                .contains("/films/switch/movies/prod/sign-in", "{\"preSignUp\":{\"", "\":null}}");
    }

    private static void parameter(Template template, String name, String value) {
        template.hasResourceProperties(
                "AWS::SSM::Parameter",
                Match.objectLike(Map.of("Name", "/films/switch/movies/prod/" + name, "Value", value)));
    }

    private static void grant(Template template, List<String> actions, String resource) {
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "Roles",
                        List.of("films-switch"),
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(
                                        Match.objectLike(Map.of("Action", actions, "Resource", resource)))))))));
    }
}
