package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Item;

/** Types that cost the same every month, or are free unless a property says otherwise. */
final class Fixed {
    private static final int LARGEST_STANDARD = 4096;

    private Fixed() {}

    static List<Item> one(Resource resource, String price) {
        return List.of(Item.fixed(resource, price, 1));
    }

    /** An alarm is billed by the metrics that it reads; an expression over six of them counts six. */
    static List<Item> alarm(Resource alarm, Templates templates) {
        JsonNode metrics = alarm.property("Metrics");
        long count = metrics.isMissingNode()
                ? 1
                : metrics.valueStream()
                        .filter(metric -> metric.has("MetricStat"))
                        .count();
        boolean fast = alarm.property("Period").asInt(60) < 60
                || metrics.valueStream()
                        .anyMatch(metric -> metric.at("/MetricStat/Period").asInt(60) < 60);
        return List.of(Item.fixed(alarm, fast ? "cloudwatch.alarm.fast" : "cloudwatch.alarm", count));
    }

    /** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html: eight metrics. */
    static List<Item> additional(Resource subscription, Templates templates) {
        return List.of(Item.fixed(subscription, "cloudwatch.metric", 8));
    }

    static List<Item> alias(Resource alias, Templates templates) {
        return unpricedIf(alias, alias.property("ProvisionedConcurrencyConfig").isObject());
    }

    static List<Item> analyzer(Resource analyzer, Templates templates) {
        return unpricedIf(analyzer, analyzer.property("Type").asText().endsWith("_UNUSED_ACCESS"));
    }

    static List<Item> budget(Resource budget, Templates templates) {
        return unpricedIf(budget, budget.property("ResourceActions").isArray());
    }

    /** An intelligent tier is the standard one up to 4 KB; a reference counts with its text, which is about as long. */
    static List<Item> parameter(Resource parameter, Templates templates) {
        String tier = parameter.property("Tier").asText("Standard");
        boolean large = parameter.property("Value").toString().length() > LARGEST_STANDARD;
        return tier.equals("Advanced") || (tier.equals("Intelligent-Tiering") && large)
                ? one(parameter, "ssm.advanced")
                : List.of();
    }

    static List<Item> trail(Resource trail, Templates templates) {
        return unpricedIf(
                trail,
                !trail.property("EventSelectors").isMissingNode()
                        || !trail.property("AdvancedEventSelectors").isMissingNode()
                        || !trail.property("InsightSelectors").isMissingNode());
    }

    /** Queries of names that lead to CloudFront are free; those of names that do not exist are not. */
    static List<Item> zone(Resource zone, Templates templates) {
        return List.of(
                Item.fixed(zone, "route53.zone", 1),
                Item.used(zone, "route53.queries", profile -> profile.get("visitors an hour") * Profile.HOURS));
    }

    private static List<Item> unpricedIf(Resource resource, boolean billed) {
        return billed ? List.of(Item.unpriced(resource)) : List.of();
    }
}
