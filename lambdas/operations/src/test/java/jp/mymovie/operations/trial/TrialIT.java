package jp.mymovie.operations.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.FunctionJar;
import org.junit.jupiter.api.Test;

class TrialIT {
    @Test
    void theFinishedJarTriesAVersion() throws Exception {
        LambdaStandIn lambda = new LambdaStandIn();
        CodeDeployStandIn deploy = new CodeDeployStandIn();
        lambda.functions.put("films:2", event -> "{\"statusCode\":200,\"body\":\"{\\\"status\\\":\\\"ok\\\"}\"}");
        try (AwsStandIn aws = new AwsStandIn("Trial", lambda, deploy)) {
            Map<String, String> environment = new HashMap<>(aws.environment());
            environment.putAll(Map.of(
                    "FUNCTION", "films",
                    "VERSION", "2",
                    "NAMESPACE", "Films",
                    "ROUNDS", "1",
                    "PAUSE_SECONDS", "0",
                    "CALLS", "{\"calls\":[{\"call\":\"GET /health\",\"answers\":{\"200\":{\"status\":\"ok\"}}}]}"));

            FunctionJar.invoke(
                    "jp.mymovie.operations.trial.Trial::handleRequest",
                    environment,
                    "{\"DeploymentId\":\"d-1\",\"LifecycleEventHookExecutionId\":\"hook-1\"}");

            assertThat(deploy.verdicts).containsExactly("d-1 hook-1 Succeeded");
            assertThat(lambda.invoked).hasSize(3);
        }
    }
}
