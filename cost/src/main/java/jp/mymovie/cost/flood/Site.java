package jp.mymovie.cost.flood;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.rule.Keys;
import jp.mymovie.cost.rule.Templates;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;

/**
 * A service as its templates make it: the last stage of the assembly that has visitors.
 *
 * @param stage the account
 * @param prices of AWS
 * @param pageFunction whether a function of the edge runs for each page
 * @param apiFunction whether one runs for each request of the API
 * @param addressRate requests a second that a web ACL lets through of one address
 * @param apiRate requests a second that the API's gateway lets through
 * @param keys keys of the API among which the edge divides addresses
 * @param gatewayDay US dollars a day of the gateway alone at its throttle
 * @param apiSecond US dollars a second behind the edge at that rate, from and to
 * @param brakes triggers of the stage's switch
 */
record Site(
        String stage,
        Prices prices,
        boolean pageFunction,
        boolean apiFunction,
        double addressRate,
        double apiRate,
        int keys,
        double gatewayDay,
        double[] apiSecond,
        List<Brake> brakes) {

    static Site of(Sheet sheet, Templates templates, Prices prices) {
        Resource edge = sheet.lines().stream()
                .filter(line -> line.item().price().equals("cloudfront.requests"))
                .max(Comparator.comparing((Line line) -> line.month(Profile.FAMOUS) > line.month(Profile.IDLE)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "an assembly must have a distribution to be flooded, got none: run ./mymovie synth"))
                .item()
                .resource();
        String stage = edge.stack().stage();
        List<Line> lines = sheet.lines().stream()
                .filter(line -> line.account().equals(stage))
                .toList();
        Line gateway = lines.stream()
                .filter(line -> line.item().price().equals("apigateway.requests"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' must have a stage of API Gateway, got none".formatted(stage)));
        JsonNode config = edge.property("DistributionConfig");
        return new Site(
                stage,
                prices,
                config.path("DefaultCacheBehavior").has("FunctionAssociations"),
                config.path("CacheBehaviors")
                        .valueStream()
                        .anyMatch(behavior -> behavior.has("FunctionAssociations")
                                && behavior.path("PathPattern").asText().contains("/api/")),
                addressRate(lines),
                gateway.item().flow().high(),
                Keys.sent(gateway.item().resource(), templates),
                gateway.bestEffort().high(),
                new double[] {apiSecond(lines, prices, true), apiSecond(lines, prices, false)},
                sheet.brakes().stream()
                        .filter(brake -> brake.stages().contains(stage))
                        .toList());
    }

    /** Of the templates where they have a web ACL, assumed else. */
    private static double addressRate(List<Line> lines) {
        double addresses = Figures.FLOOD.get("attacking addresses", 1);
        return lines.stream()
                .filter(line -> line.item().price().equals("cloudfront.requests"))
                .flatMap(line -> line.item().bounds().stream())
                .filter(bound ->
                        bound.origin() == Bound.Origin.TEMPLATE && bound.words().startsWith("RateBasedStatement"))
                .mapToDouble(bound -> bound.aDay() / addresses / 86_400)
                .min()
                .orElse(Figures.FLOOD.get("requests of an address a second", 0));
    }

    /** Items that share a flood take it once, the dearest of them. */
    private static double apiSecond(List<Line> lines, Prices prices, boolean low) {
        Map<String, Double> dearest = lines.stream()
                .filter(line -> line.item().flow().door() == Door.API)
                .collect(Collectors.toMap(
                        line -> line.item().shared().isEmpty()
                                ? line.name()
                                : line.item().shared(),
                        line -> dollars(line, prices, low),
                        Math::max));
        return dearest.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double dollars(Line line, Prices prices, boolean low) {
        Price price = prices.find(line.item().price());
        return price == null
                ? 0
                : price.of(low ? line.item().flow().low() : line.item().flow().high());
    }

    double price(String key, double quantity) {
        Price price = prices.find(key);
        if (price == null) {
            throw new IllegalArgumentException("'%s' must have a price in prices.txt, got none".formatted(key));
        }
        return price.of(quantity);
    }

    boolean hasEdgeAlarm() {
        return brakes.stream()
                .anyMatch(brake -> !brake.isBudget() && brake.cuts().containsKey(Door.EDGE));
    }
}
