package jp.mymovie.operations.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of CodeDeploy that waits for the verdict of its hook. Needs {@code codedeploy:GetDeployment} and {@code
 * codedeploy:PutLifecycleEventHookExecutionStatus} on the deployment group.
 *
 * @param id such as {@code d-ABCDEF123}
 * @param hook id of this execution of the hook
 * @see <a
 *     href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#appspec-hooks-lambda">Hooks
 *     of a Lambda deployment</a>
 */
record Rollout(SignedHttp aws, String region, String id, String hook) {
    private static final String API = "CodeDeploy_20141006.";

    /** Creators of deployments that lead back, see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html">AWS</a>. */
    private static final Set<String> BACK = Set.of("CloudFormationRollback", "codeDeployRollback");

    static Rollout of(SignedHttp aws, String region, Map<String, @Nullable Object> event) {
        return new Rollout(
                aws, region, Json.text(event, "DeploymentId"), Json.text(event, "LifecycleEventHookExecutionId"));
    }

    /** True if it takes the version before back into service. */
    boolean leadsBack() {
        Map<String, @Nullable Object> answer = Json.object(
                aws.send(Call.json("codedeploy", region, API + "GetDeployment", body(Map.of("deploymentId", id)))));
        return BACK.contains(Json.text(Json.object(answer, "deploymentInfo"), "creator"));
    }

    /** Lets the deployment go on, or fail. */
    void tell(boolean succeeded) {
        Map<String, String> status = new LinkedHashMap<>();
        status.put("deploymentId", id);
        status.put("lifecycleEventHookExecutionId", hook);
        status.put("status", succeeded ? "Succeeded" : "Failed");
        aws.send(Call.json("codedeploy", region, API + "PutLifecycleEventHookExecutionStatus", body(status)));
    }

    private static String body(Map<String, String> members) {
        return Json.write(members);
    }
}
