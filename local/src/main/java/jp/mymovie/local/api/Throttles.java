package jp.mymovie.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a stage in the order of API Gateway: first those of a usage plan, which each of its keys and each method of a
 * key has for itself, then those of the stage, which each method has for itself. A request that the plan refuses takes no
 * token of the stage.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">how
 *     throttling limits are applied</a>
 */
final class Throttles {
    private record Limit(double rate, double burst) {}

    private record Plan(@Nullable Limit all, Map<String, Limit> methods, Set<String> keys) {}

    private final List<Plan> plans = new ArrayList<>();
    private final Map<String, Limit> stage = new HashMap<>();
    private final Map<String, Throttle> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    Throttles(List<Stack> stacks, Values values, Resource stage, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (JsonNode method : values.value(stage.stack(), stage.property("MethodSettings"))) {
            if (method.has("ThrottlingRateLimit")) {
                String path =
                        method.path("ResourcePath").asText().replace("~1", "/").replaceFirst("^//", "/");
                this.stage.put(
                        path + "/" + method.path("HttpMethod").asText(),
                        new Limit(
                                method.path("ThrottlingRateLimit").asDouble(),
                                method.path("ThrottlingBurstLimit").asDouble(5000)));
            }
        }
        String name = values.ref(stage);
        for (Resource plan : Assembly.resources(stacks, "AWS::ApiGateway::UsagePlan")) {
            for (JsonNode of : values.value(plan.stack(), plan.property("ApiStages"))) {
                if (of.path("Stage").asText().equals(name)) {
                    Map<String, Limit> methods = new HashMap<>();
                    of.path("Throttle")
                            .properties()
                            .forEach(entry -> methods.put(entry.getKey(), limit(entry.getValue())));
                    JsonNode all = values.value(plan.stack(), plan.property("Throttle"));
                    plans.add(new Plan(all.has("RateLimit") ? limit(all) : null, methods, keys(stacks, values, plan)));
                }
            }
        }
    }

    private static Limit limit(JsonNode throttle) {
        return new Limit(
                throttle.path("RateLimit").asDouble(),
                throttle.path("BurstLimit").asDouble());
    }

    private static Set<String> keys(List<Stack> stacks, Values values, Resource plan) {
        Set<String> keys = new HashSet<>();
        for (Resource link : Assembly.resources(stacks, "AWS::ApiGateway::UsagePlanKey")) {
            if (values.text(link, "UsagePlanId").equals(values.ref(plan))) {
                keys.add(values.text(link, "KeyId"));
            }
        }
        return keys;
    }

    /**
     * Takes a token of every limit that a request has, or says that one of them has none left.
     *
     * @param key id of the API key that was sent; null for none
     * @param path of the resource, with parameters in braces
     */
    boolean admits(@Nullable String key, String path, String method) {
        String route = path + "/" + method;
        for (Plan plan : plans) {
            if (key != null && plan.keys.contains(key)) {
                Limit own = plan.methods.get(route);
                if (own != null && !bucket(key + " " + route, own).admits()
                        || plan.all != null && !bucket(key, plan.all).admits()) {
                    return false;
                }
            }
        }
        Limit limit = stage.getOrDefault(route, stage.get("/*/*"));
        return limit == null || bucket(route, limit).admits();
    }

    private Throttle bucket(String name, Limit limit) {
        return buckets.computeIfAbsent(name, any -> new Throttle(limit.rate, limit.burst, nanoTime));
    }
}
