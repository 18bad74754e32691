package jp.mymovie.constructs.function;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.ILambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Deployment of a function's new version by CodeDeploy: tried first, then given some of the traffic, and rolled back when
 * it fails.
 *
 * @param config how traffic shifts
 * @param trial calls of the new version; null for none
 * @param namespace of the metric {@code failed}, which the function's own log makes; null if it makes none
 * @param notice words of the alarm; null for none
 * @param topic receives the alarm; null for none
 */
record GradualDeployment(
        ILambdaDeploymentConfig config,
        @Nullable Trial trial,
        @Nullable String namespace,
        @Nullable Notice notice,
        @Nullable ITopic topic) {
    private static final int PAUSE_SECONDS = 10;

    void add(JavaFunction scope, Function function, Alias alias) {
        LambdaDeploymentGroup group = LambdaDeploymentGroup.Builder.create(scope, "Deployment")
                .alias(alias)
                .deploymentConfig(config)
                .alarms(List.of(new RollBackAlarm(namespace, notice, topic).create(scope, function)))
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(true)
                        .build())
                .build();
        // The alias names the group in its update policy alone: the group must watch the new version before it moves.
        alias.getNode().addDependency(group);
        if (trial != null) {
            OperationsFunction hook = hook(scope, function, trial);
            hook.allow(List.of("codedeploy:GetDeployment"), List.of(group.getDeploymentGroupArn()));
            // The CDK, as AWS's examples, grants it on the group; AWS's reference of actions knows no resource for it.
            hook.allow(List.of("codedeploy:PutLifecycleEventHookExecutionStatus"), List.of("*"));
            group.addPreHook(hook.function());
            // So must the hook know it.
            alias.getNode().addDependency(hook);
        }
    }

    private OperationsFunction hook(JavaFunction scope, Function function, Trial calls) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("FUNCTION", function.getFunctionName());
        environment.put("VERSION", function.getCurrentVersion().getVersion());
        environment.put("CALLS", calls.calls());
        environment.put("NAMESPACE", namespace == null ? "Trial" : namespace);
        environment.put("PAUSE_SECONDS", String.valueOf(PAUSE_SECONDS));
        environment.put("ROUNDS", String.valueOf(calls.shift().toSeconds().intValue() / PAUSE_SECONDS));
        JavaFunction other = calls.other();
        if (other != null) {
            environment.put("OTHER_FUNCTION", other.function().getFunctionName());
        }
        // Beside the function: operators find that one by the beginning of its logical id.
        Construct parent = (Construct) Objects.requireNonNull(scope.getNode().getScope());
        OperationsFunction hook = OperationsFunction.Builder.create(
                        parent, "Trial" + scope.getNode().getId())
                .handler("jp.mymovie.operations.trial.Trial::handleRequest")
                .description("Tries a new version before its deployment")
                .environment(environment)
                .timeout(Duration.minutes(15))
                .build();
        // Of any version and alias: a policy that named the new one would be as young as it, and not yet in force.
        hook.allow(List.of("lambda:InvokeFunction"), List.of(function.getFunctionArn() + ":*"));
        if (other != null) {
            // Not by the alias itself, for which this deployment would wait.
            hook.allow(
                    List.of("lambda:InvokeFunction"),
                    List.of(other.function().getFunctionArn() + ":"
                            + other.alias().getAliasName()));
        }
        return hook;
    }
}
