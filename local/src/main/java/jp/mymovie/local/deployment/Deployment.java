package jp.mymovie.local.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.http.Server;

/**
 * Deployment of a function's new version as CloudFormation and CodeDeploy make it: the hook runs as its real jar under the
 * real runtime client, the alias gives visitors one version or the other, the template's alarms read what the versions
 * emit. Time is virtual: five minutes of canary take as long as its calls.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html">Deployments on an AWS
 *     Lambda compute platform</a>
 */
public final class Deployment {
    private static final JsonMapper JSON = new JsonMapper();

    private final Plan plan;
    private final Map<String, String> endpoints;
    private final List<LambdaFunction> others;

    /**
     * @param plan what the templates say of it
     * @param endpoints of services that the versions use, by the variable that leads the SDK to them
     * @param others functions that the hook calls beside the versions
     */
    public Deployment(Plan plan, Map<String, String> endpoints, List<LambdaFunction> others) {
        this.plan = plan;
        this.endpoints = Map.copyOf(endpoints);
        this.others = List.copyOf(others);
    }

    /**
     * Result of a deployment.
     *
     * @param succeeded whether the new version has all traffic
     * @param shifted whether visitors could meet it at all
     * @param reason why it ended
     * @param visits calls of visitors altogether
     * @param met those that the new version answered
     * @param spoiled those of them that did not get what they came for
     * @param log lines of the hook
     */
    public record Result(
            boolean succeeded, boolean shifted, String reason, int visits, int met, int spoiled, List<String> log) {}

    /**
     * Deploys a version over another.
     *
     * @param before settings of the version that serves
     * @param after settings of the new one
     */
    public Result run(FunctionSettings before, FunctionSettings after, Visitors visitors) {
        Metrics metrics = new Metrics(plan.account(), plan.function().region());
        String old = plan.version().equals("1") ? "0" : "1";
        List<String> log = new CopyOnWriteArrayList<>();
        Shift[] shift = new Shift[1];
        try (LambdaFunction serving = version(before, old, line -> metrics.log(line, shift[0].now()));
                LambdaFunction coming = version(after, plan.version(), line -> metrics.log(line, shift[0].now()));
                Server server = new Server(0, 4)) {
            shift[0] = new Shift(plan, serving, old, coming, visitors, metrics);
            Calls calls = new Calls(plan, serving, coming, others, shift[0], step());
            server.start(calls::answer);
            CountDownLatch read = new CountDownLatch(1);
            try (LambdaFunction hook = hook(server.port(), line -> {
                log.add(line);
                metrics.log(line, shift[0].now());
                if (line.contains(Calls.BACK)) {
                    read.countDown();
                }
            })) {
                hook.invoke(event(Calls.DEPLOYMENT));
                // Its lines come by a pipe, in their order: the line of one more call is behind all of them.
                hook.invoke(event(Calls.BACK));
                await(read);
            }
            while (!shift[0].isOver()) {
                shift[0].advance(Duration.ofMinutes(1));
            }
            // Visitors come on afterwards, to the version that serves then.
            shift[0].advance(plan.canary().time());
            return shift[0].result(log);
        }
    }

    private LambdaFunction version(FunctionSettings settings, String number, Consumer<String> log) {
        return new LambdaFunction(Plan.with(settings, Map.of("AWS_LAMBDA_FUNCTION_VERSION", number)), endpoints, log);
    }

    private LambdaFunction hook(int port, Consumer<String> log) {
        return new LambdaFunction(
                Plan.with(plan.hook(), Map.of("PAUSE_SECONDS", "0")),
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port),
                log);
    }

    /** Virtual time of one call of the hook: its pause between two rounds, by the calls of a round. */
    private Duration step() {
        try {
            int calls = JSON.readTree(plan.variable("CALLS")).path("calls").size();
            return Duration.ofSeconds(Long.parseLong(plan.variable("PAUSE_SECONDS")))
                    .dividedBy(Math.max(1, calls));
        } catch (JsonProcessingException e) {
            throw new Unsupported("'CALLS' of the hook must be JSON, got " + plan.variable("CALLS"));
        }
    }

    private static byte[] event(String deployment) {
        return "{\"DeploymentId\":\"%s\",\"LifecycleEventHookExecutionId\":\"hook\"}"
                .formatted(deployment)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch read) {
        try {
            if (!read.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the hook wrote no line of its last call");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the local run ends", e);
        }
    }
}
