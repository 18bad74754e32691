package jp.mymovie.local.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The calls of AWS that a hook makes, a closed list: Lambda's Invoke by version or alias, CodeDeploy's GetDeployment and
 * PutLifecycleEventHookExecutionStatus. Each call of the new version lets a part of the hook's pause between two rounds
 * pass, since the hook itself does not wait here.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html">PutLifecycleEventHookExecutionStatus</a>
 */
final class Calls {
    static final String DEPLOYMENT = "d-LOCAL";

    /** A deployment of the version before, which a hook lets pass at once. */
    static final String BACK = "d-BACK";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INVOKE = "/2015-03-31/functions/";
    private static final String TYPE = "application/x-amz-json-1.1";

    private final Plan plan;
    private final LambdaFunction before;
    private final LambdaFunction after;
    private final List<LambdaFunction> others;
    private final Shift shift;
    private final Duration step;

    Calls(
            Plan plan,
            LambdaFunction before,
            LambdaFunction after,
            List<LambdaFunction> others,
            Shift shift,
            Duration step) {
        this.plan = plan;
        this.before = before;
        this.after = after;
        this.others = others;
        this.shift = shift;
        this.step = step;
    }

    Response answer(Request request) {
        if (request.path().startsWith(INVOKE)) {
            return invoke(request);
        }
        JsonNode body = body(request);
        String deployment = body.path("deploymentId").asText();
        String target = request.headers().first("x-amz-target", "");
        return switch (target) {
            case "CodeDeploy_20141006.GetDeployment" -> {
                ObjectNode answer = JSON.createObjectNode();
                answer.putObject("deploymentInfo")
                        .put("deploymentId", deployment)
                        .put("creator", deployment.equals(BACK) ? "CloudFormationRollback" : "CloudFormation");
                yield Response.of(200, TYPE, answer.toString());
            }
            case "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus" -> {
                if (!deployment.equals(BACK)) {
                    shift.verdict(body.path("status").asText().equals("Succeeded"));
                }
                yield Response.of(200, TYPE, "{}");
            }
            default ->
                Response.of(
                        400,
                        TYPE,
                        "{\"__type\":\"InvalidAction\",\"message\":\"'%s' is not known to the local run\"}"
                                .formatted(target));
        };
    }

    private Response invoke(Request request) {
        String name = request.path().substring(INVOKE.length()).replace("/invocations", "");
        String qualifier = request.query().replace("Qualifier=", "");
        LambdaFunction called = called(name, qualifier);
        if (called == null) {
            return Response.of(
                    404,
                    "application/json",
                    "{\"Type\":\"User\",\"Message\":\"Function not found: %s\"}".formatted(name));
        }
        if (called == after) {
            shift.advance(step);
        }
        byte[] payload = called.invoke(request.body()).payload();
        return Response.of(200, "application/json", new String(payload, StandardCharsets.UTF_8));
    }

    private @Nullable LambdaFunction called(String name, String qualifier) {
        if (name.equals(plan.function().name())) {
            return qualifier.equals(plan.version()) ? after : before;
        }
        return others.stream()
                .filter(other -> other.settings().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode body(Request request) {
        try {
            return JSON.readTree(new String(request.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
