package jp.mymovie.constructs.operations;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/**
 * Calls of a function at times of a calendar, with the time for which it is called: a late start looks at the same hours.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">context
 *     attributes of EventBridge Scheduler</a>
 */
public final class TimedCalls {
    private TimedCalls() {}

    /**
     * Adds the role {@code Starter} and the schedule {@code Rounds} to a scope. The event is <code>{"time":"…"}</code>.
     *
     * @param expression such as {@code cron(0 7,19 * * ? *)}
     * @param timezone such as {@code Asia/Tokyo}
     */
    public static void create(Construct scope, Function function, String expression, String timezone) {
        Role role = Role.Builder.create(scope, "Starter")
                .description("Starts a function at its times")
                .assumedBy(new ServicePrincipal(
                        "scheduler.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "aws:SourceAccount",
                                                Stack.of(scope).getAccount())))
                                .build()))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(function.getFunctionArn()))
                .build());
        CfnSchedule.Builder.create(scope, "Rounds")
                .scheduleExpression(expression)
                .scheduleExpressionTimezone(timezone)
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(function.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input("{\"time\":\"<aws.scheduler.scheduled-time>\"}")
                        .build())
                .build();
    }
}
