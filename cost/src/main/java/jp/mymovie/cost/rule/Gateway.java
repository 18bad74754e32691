package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Item;

/**
 * Stages of REST APIs. Every limit of API Gateway is a target and no ceiling, as
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html says.
 */
final class Gateway {
    private static final List<String> EDGE =
            List.of("AWS::CloudFront::Distribution", "AWS::CloudFront::Function", "AWS::CloudFront::KeyValueStore");

    private Gateway() {}

    static List<Item> stage(Resource stage, Templates templates) {
        if (stage.property("CacheClusterEnabled").asBoolean()) {
            return List.of(Item.unpriced(stage));
        }
        double flood = Figures.FLOOD.get("edge requests a second", 1);
        double rate = Math.min(flood, roof(stage, templates).map(Bound::aDay).orElse(flood * Edge.DAY) / Edge.DAY);
        return List.of(Item.used(
                        stage,
                        "apigateway.requests",
                        templates.month(stage, profile -> profile.ofVisitors("API requests a visitor")))
                .flow(Door.API, Math.min(Figures.FLOOD.get("edge requests a second", 0), rate), rate)
                .bound(bounds(stage, templates)));
    }

    /** The least that lets requests through to a stage in a day; nothing where nothing bounds them. */
    static Optional<Bound> roof(Resource stage, Templates templates) {
        return bounds(stage, templates).stream().min(Comparator.comparingDouble(Bound::aDay));
    }

    /** Requests a day to all stages of the account; nothing where one of them has no limit. */
    static Optional<Bound> roofOfAccount(Resource resource, Templates templates) {
        List<Optional<Bound>> roofs = templates.inAccountOf(resource, "AWS::ApiGateway::Stage").stream()
                .map(stage -> roof(stage, templates))
                .toList();
        return roofs.isEmpty() || roofs.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : roofs.stream()
                        .flatMap(Optional::stream)
                        .reduce((a, b) -> new Bound(
                                a.column(), a.origin(), a.words() + " and " + b.words(), a.aDay() + b.aDay()));
    }

    private static List<Bound> bounds(Resource stage, Templates templates) {
        List<Bound> bounds = new ArrayList<>();
        List<Resource> methods = methods(stage, templates);
        throttle(stage, methods.size()).ifPresent(bounds::add);
        // A method that asks for no key is outside of every plan.
        if (!methods.isEmpty()
                && methods.stream()
                        .allMatch(method -> method.property("ApiKeyRequired").asBoolean())) {
            templates.mentioning(stage, "AWS::ApiGateway::UsagePlan").stream()
                    .flatMap(plan -> plan(plan, keys(plan, templates)))
                    .forEach(bounds::add);
        }
        return bounds;
    }

    private static List<Resource> methods(Resource stage, Templates templates) {
        return templates.inAccountOf(stage, "AWS::ApiGateway::Method").stream()
                .filter(method -> method.property("RestApiId").equals(stage.property("RestApiId")))
                .toList();
    }

    /**
     * AWS applies the throttle of a stage to each method, so the stage lets through as much for each of them but those
     * that have a throttle of their own.
     */
    private static Optional<Bound> throttle(Resource stage, int methods) {
        List<JsonNode> own =
                throttles(stage).filter(setting -> !isOfStage(setting)).toList();
        double ofTheirOwn = own.stream()
                .mapToDouble(setting -> aDay(setting.path("ThrottlingRateLimit"), setting.path("ThrottlingBurstLimit")))
                .sum();
        int others = methods - own.size();
        if (!own.isEmpty() && others <= 0) {
            return Optional.of(new Bound(
                    Bound.Column.BEST_EFFORT,
                    Bound.Origin.TEMPLATE,
                    "MethodSettings of %d methods".formatted(methods),
                    ofTheirOwn));
        }
        return throttles(stage)
                .filter(Gateway::isOfStage)
                .map(setting -> new Bound(
                        Bound.Column.BEST_EFFORT,
                        Bound.Origin.TEMPLATE,
                        "MethodSettings %s a second, burst %s, for each of %d methods%s"
                                .formatted(
                                        setting.path("ThrottlingRateLimit").asText(),
                                        setting.path("ThrottlingBurstLimit").asText(),
                                        others,
                                        own.isEmpty() ? "" : ", and of %d with their own".formatted(own.size())),
                        others * aDay(setting.path("ThrottlingRateLimit"), setting.path("ThrottlingBurstLimit"))
                                + ofTheirOwn))
                .findFirst();
    }

    private static Stream<JsonNode> throttles(Resource stage) {
        return stage.property("MethodSettings")
                .valueStream()
                .filter(setting -> setting.has("ThrottlingRateLimit") && setting.has("ThrottlingBurstLimit"));
    }

    private static boolean isOfStage(JsonNode setting) {
        return setting.path("ResourcePath").asText().equals("/*")
                && setting.path("HttpMethod").asText().equals("*");
    }

    private static Stream<Bound> plan(Resource plan, int keys) {
        JsonNode throttle = plan.property("Throttle");
        JsonNode quota = plan.property("Quota");
        List<Bound> bounds = new ArrayList<>();
        if (throttle.has("RateLimit") && throttle.has("BurstLimit")) {
            bounds.add(new Bound(
                    Bound.Column.BEST_EFFORT,
                    Bound.Origin.TEMPLATE,
                    "Throttle of %s %s a second, burst %s, for each of %d keys that the edge sends"
                            .formatted(
                                    plan.plainId(),
                                    throttle.path("RateLimit").asText(),
                                    throttle.path("BurstLimit").asText(),
                                    keys),
                    keys * aDay(throttle.path("RateLimit"), throttle.path("BurstLimit"))));
        }
        if (quota.has("Limit")) {
            // A quota of a month can be spent in a day.
            bounds.add(new Bound(
                    Bound.Column.BEST_EFFORT,
                    Bound.Origin.TEMPLATE,
                    "Quota of %s %s a %s, for each of %d keys that the edge sends"
                            .formatted(
                                    plan.plainId(),
                                    quota.path("Limit").asText(),
                                    quota.path("Period").asText(),
                                    keys),
                    keys * quota.path("Limit").asDouble()));
        }
        return bounds.stream();
    }

    /**
     * Keys of a plan that the edge of the account sends, as a header of an origin or chosen by a function there; all keys
     * where none is seen to be sent.
     */
    static int keys(Resource plan, Templates templates) {
        List<Resource> keys = templates.inAccountOf(plan, "AWS::ApiGateway::ApiKey").stream()
                .filter(key -> key.property("Enabled").asBoolean(true))
                .filter(key -> templates.mentioning(key, "AWS::ApiGateway::UsagePlanKey").stream()
                        .anyMatch(link -> templates.mentions(link, plan)))
                .toList();
        int sent = (int) keys.stream()
                .filter(key -> EDGE.stream()
                        .flatMap(type -> templates.inAccountOf(plan, type).stream())
                        .anyMatch(edge -> sends(edge, key)))
                .count();
        return sent == 0 ? keys.size() : sent;
    }

    private static boolean sends(Resource edge, Resource key) {
        JsonNode value = key.property("Value");
        return edge.type().equals("AWS::CloudFront::Distribution")
                ? edge.node().findValues("HeaderValue").contains(value)
                : value.isTextual() && edge.node().toString().contains(value.asText());
    }

    private static double aDay(JsonNode rate, JsonNode burst) {
        return rate.asDouble() * Edge.DAY + burst.asDouble();
    }
}
