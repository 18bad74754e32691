package jp.mymovie.operations.trial;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn.Reply;
import jp.mymovie.operations.AwsStandIn.Service;
import jp.mymovie.operations.json.Json;

/** A deployment of CodeDeploy that waits for its hook. */
final class CodeDeployStandIn implements Service {
    String creator = "CloudFormation";
    final List<String> verdicts = new ArrayList<>();

    @Override
    public boolean takes(Request request) {
        return String.valueOf(request.getHeader("X-Amz-Target")).startsWith("CodeDeploy_20141006.");
    }

    @Override
    public Reply answer(Request request) {
        String action = request.getHeader("X-Amz-Target").replaceFirst(".*\\.", "");
        var body = Json.object(request.getBodyAsString());
        if (action.equals("GetDeployment")) {
            return new Reply(
                    200,
                    Json.write(Map.of(
                            "deploymentInfo",
                            Map.of("creator", creator, "deploymentId", Json.text(body, "deploymentId")))));
        }
        verdicts.add("%s %s %s"
                .formatted(
                        Json.text(body, "deploymentId"),
                        Json.text(body, "lifecycleEventHookExecutionId"),
                        Json.text(body, "status")));
        return new Reply(200, "{}");
    }
}
