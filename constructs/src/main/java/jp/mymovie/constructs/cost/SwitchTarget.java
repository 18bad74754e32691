package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.ssm.ParameterTier;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * Something that a kill switch moves: the parameter by which the switch finds it and knows what the deployment sets, since
 * AWS takes no condition with most of these changes; and the grant that lets {@link
 * SwitchRole} move it and nothing else. Both belong to the stack of the thing itself, so a new thing is never out of the
 * switch's reach; the role must have been deployed before.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 *     Service authorization reference</a>
 */
public final class SwitchTarget extends Construct {
    private final Switched switched;
    private final List<PolicyStatement> grants = new ArrayList<>();

    private SwitchTarget(Construct scope, Switched switched) {
        super(scope, "Switch");
        this.switched = switched;
    }

    /** Lets a distribution be disabled; its stack is in us-east-1. */
    public static SwitchTarget distribution(Construct scope, Switched switched, IDistribution distribution) {
        SwitchTarget target = new SwitchTarget(scope, switched);
        String id = distribution.getDistributionId();
        target.allow(
                List.of("cloudfront:GetDistributionConfig", "cloudfront:UpdateDistribution"),
                List.of("arn:aws:cloudfront::%s:distribution/%s"
                        .formatted(Stack.of(scope).getAccount(), id)));
        return target.write("distribution", "{\"distribution\":\"%s\"}".formatted(id));
    }

    /** Lets the stage of an API be throttled, and the functions behind it be stopped. */
    public static SwitchTarget api(Construct scope, Switched switched, RestApi api, List<Function> functions) {
        SwitchTarget target = new SwitchTarget(scope, switched);
        String stage = api.getDeploymentStage().getStageName();
        target.allow(
                List.of("apigateway:GET", "apigateway:PATCH"),
                List.of("arn:aws:apigateway:%s::/restapis/%s/stages/%s"
                        .formatted(Stack.of(scope).getRegion(), api.getRestApiId(), stage)));
        target.allowConcurrency(functions);
        return target.write(
                "api",
                "{\"api\":\"%s\",\"stage\":\"%s\",\"throttles\":%s,\"functions\":%s}"
                        .formatted(api.getRestApiId(), stage, StageThrottles.json(api), concurrency(functions)));
    }

    /** Lets functions be stopped, and the event source mappings that call them, which are enabled, be disabled. */
    public static SwitchTarget work(
            Construct scope, Switched switched, List<Function> functions, List<String> eventSources) {
        SwitchTarget target = new SwitchTarget(scope, switched);
        target.allowConcurrency(functions);
        Stack stack = Stack.of(scope);
        target.allow(
                List.of("lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"),
                eventSources.stream()
                        .map(id -> "arn:aws:lambda:%s:%s:event-source-mapping:%s"
                                .formatted(stack.getRegion(), stack.getAccount(), id))
                        .toList());
        return target.write(
                "work",
                "{\"functions\":%s,\"eventSources\":%s}"
                        .formatted(
                                concurrency(functions),
                                eventSources.stream()
                                        .map("\"%s\":true"::formatted)
                                        .collect(Collectors.joining(",", "{", "}"))));
    }

    /** Lets the function before a sign-up be stopped: Cognito then refuses to sign up. */
    public static SwitchTarget signIn(Construct scope, Switched switched, Function preSignUp) {
        SwitchTarget target = new SwitchTarget(scope, switched);
        target.allowConcurrency(List.of(preSignUp));
        return target.write("sign-in", "{\"preSignUp\":%s}".formatted(concurrency(List.of(preSignUp))));
    }

    private void allowConcurrency(List<Function> functions) {
        allow(
                List.of(
                        "lambda:DeleteFunctionConcurrency",
                        "lambda:GetFunctionConcurrency",
                        "lambda:PutFunctionConcurrency"),
                functions.stream().map(Function::getFunctionArn).toList());
    }

    private void allow(List<String> actions, List<String> resources) {
        if (resources.isEmpty()) {
            throw new IllegalArgumentException(
                    "what a switch moves must be named for %s, got []".formatted(String.join(", ", actions)));
        }
        grants.add(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }

    private SwitchTarget write(String name, String value) {
        IRole role = Role.fromRoleName(this, "Role", switched.roleName());
        Policy.Builder.create(this, "Grant")
                .roles(List.of(role))
                .statements(grants)
                .build();
        StringParameter.Builder.create(this, "Parameter")
                .parameterName("%s/%s".formatted(switched.path(), name))
                .description("Found by the kill switch")
                // Above 4 KB it becomes an advanced parameter rather than an error.
                .tier(ParameterTier.INTELLIGENT_TIERING)
                .stringValue(value)
                .build();
        return this;
    }

    /** Functions with their reserved concurrency; names need no escapes. */
    private static String concurrency(List<Function> functions) {
        return functions.stream()
                .map(function -> "\"%s\":%s"
                        .formatted(
                                function.getFunctionName(),
                                ((CfnFunction) Objects.requireNonNull(
                                                function.getNode().getDefaultChild()))
                                        .getReservedConcurrentExecutions()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
