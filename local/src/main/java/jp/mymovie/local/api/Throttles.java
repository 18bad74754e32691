package jp.mymovie.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** The limits of a stage: its own for all methods, and those of the usage plans of which the edge's key is a part. */
final class Throttles {
    private Throttles() {}

    static List<Throttle> of(List<Stack> stacks, Values values, Resource stage, LongSupplier nanoTime) {
        List<Throttle> throttles = new ArrayList<>();
        for (JsonNode method : values.value(stage.stack(), stage.property("MethodSettings"))) {
            if (method.path("HttpMethod").asText().equals("*") && method.has("ThrottlingRateLimit")) {
                throttles.add(new Throttle(
                        method.path("ThrottlingRateLimit").asDouble(),
                        method.path("ThrottlingBurstLimit").asDouble(5000),
                        nanoTime));
            }
        }
        String name = values.ref(stage);
        for (Resource plan : Assembly.resources(stacks, "AWS::ApiGateway::UsagePlan")) {
            JsonNode limit = values.value(plan.stack(), plan.property("Throttle"));
            for (JsonNode of : values.value(plan.stack(), plan.property("ApiStages"))) {
                if (of.path("Stage").asText().equals(name) && limit.has("RateLimit")) {
                    throttles.add(new Throttle(
                            limit.path("RateLimit").asDouble(),
                            limit.path("BurstLimit").asDouble(),
                            nanoTime));
                }
            }
        }
        return throttles;
    }
}
