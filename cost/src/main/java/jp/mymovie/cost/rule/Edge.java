package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Item;

/** Distributions, web ACLs and the flat-rate plans. */
final class Edge {
    static final double DAY = 24 * 60 * 60;
    private static final double GIGABYTE = 1 << 20;

    /** https://aws.amazon.com/waf/pricing/: a month and requests of their own. */
    private static final Set<String> FEES = Set.of(
            "AWSManagedRulesBotControlRuleSet",
            "AWSManagedRulesATPRuleSet",
            "AWSManagedRulesACFPRuleSet",
            "AWSManagedRulesAntiDDoSRuleSet");

    private Edge() {}

    static List<Item> distribution(Resource distribution, Templates templates) {
        List<Bound> bounds = Stream.concat(plans(distribution, templates), rates(distribution, templates))
                .toList();
        double low = Figures.FLOOD.get("edge requests a second", 0);
        double high = Figures.FLOOD.get("edge requests a second", 1);
        double small = Figures.FLOOD.get("kilobytes an answer", 0) / GIGABYTE;
        double large = Figures.FLOOD.get("kilobytes an answer", 1) / GIGABYTE;
        Item requests = Item.used(
                        distribution,
                        "cloudfront.requests",
                        templates.month(distribution, profile -> profile.ofVisitors("edge requests a visitor")))
                .flow(Door.EDGE, low, high)
                .bound(bounds);
        Item bytes = Item.used(
                        distribution,
                        "cloudfront.bytes",
                        templates.month(
                                distribution, profile -> profile.ofVisitors("edge kilobytes a visitor") / GIGABYTE))
                .flow(Door.EDGE, low * small, high * large)
                .bound(each(bounds, large));
        if (!Templates.mentionsWord(distribution.node(), "FunctionAssociations")) {
            return List.of(requests, bytes);
        }
        Item runs = Item.used(
                        distribution,
                        "cloudfront.functions",
                        templates.month(
                                distribution,
                                profile -> profile.ofVisitors("page functions a visitor")
                                        + (runsForApi(distribution)
                                                ? profile.ofVisitors("API requests a visitor")
                                                : 0)))
                .flow(
                        Door.EDGE,
                        low * Figures.FLOOD.get("page functions an edge request", 0),
                        high * Figures.FLOOD.get("page functions an edge request", 1))
                .bound(bounds);
        return List.of(requests, bytes, runs);
    }

    private static boolean runsForApi(Resource distribution) {
        return distribution
                .property("DistributionConfig")
                .path("CacheBehaviors")
                .valueStream()
                .anyMatch(behavior -> behavior.has("FunctionAssociations")
                        && behavior.path("PathPattern").asText().contains("/api/"));
    }

    private static List<Bound> each(List<Bound> bounds, double each) {
        return bounds.stream()
                .map(bound -> new Bound(bound.column(), bound.origin(), bound.words(), bound.aDay() * each))
                .toList();
    }

    /** A flat-rate plan bills no request and no byte, whatever comes. */
    private static Stream<Bound> plans(Resource distribution, Templates templates) {
        return templates.mentioning(distribution, "AWS::PricingPlanManager::Subscription").stream()
                .map(plan -> new Bound(
                        Bound.Column.HARD,
                        Bound.Origin.TEMPLATE,
                        "PlanTier %s of %s".formatted(plan.property("PlanTier").asText(), plan.id()),
                        0));
    }

    /** Requests that a rule by address lets through, for all addresses assumed to attack. Blocked ones are free. */
    private static Stream<Bound> rates(Resource distribution, Templates templates) {
        double addresses = Figures.FLOOD.get("attacking addresses", 1);
        return templates.inAccountOf(distribution, "AWS::WAFv2::WebACL").stream()
                .filter(acl -> templates.mentions(distribution, acl))
                .flatMap(acl -> rates(acl, addresses));
    }

    /** Rules that block, of all requests each, or of a class and of all others together. */
    private static Stream<Bound> rates(Resource acl, double addresses) {
        List<JsonNode> rates = acl.property("Rules")
                .valueStream()
                .filter(rule -> rule.path("Action").has("Block"))
                .map(rule -> rule.at("/Statement/RateBasedStatement"))
                .filter(rate -> rate.has("Limit")
                        && Set.of("IP", "CONSTANT")
                                .contains(rate.path("AggregateKeyType").asText()))
                .toList();
        Stream<Bound> all =
                rates.stream().filter(rate -> !rate.has("ScopeDownStatement")).map(rate -> rate(rate, addresses));
        Stream<Bound> pairs = rates.stream()
                .flatMap(rate -> rates.stream()
                        .filter(other -> other.path("ScopeDownStatement")
                                .at("/NotStatement/Statement")
                                .equals(rate.path("ScopeDownStatement")))
                        .map(other -> sum(rate(rate, addresses), rate(other, addresses))));
        return Stream.concat(all, pairs);
    }

    private static Bound rate(JsonNode rate, double addresses) {
        double many = rate.path("AggregateKeyType").asText().equals("IP") ? addresses : 1;
        return new Bound(
                Bound.Column.BEST_EFFORT,
                Bound.Origin.TEMPLATE,
                "RateBasedStatement/Limit %d in %d s, of %,.0f addresses"
                        .formatted(rate.path("Limit").asLong(), window(rate), many),
                rate.path("Limit").asDouble() / window(rate) * DAY * many);
    }

    private static Bound sum(Bound a, Bound b) {
        return new Bound(a.column(), a.origin(), a.words() + " and " + b.words(), a.aDay() + b.aDay());
    }

    private static int window(JsonNode rate) {
        return rate.path("EvaluationWindowSec").asInt(300);
    }

    /** A plan includes its ACL with rules and requests; of managed groups those with a fee of their own have no price here. */
    static List<Item> acl(Resource acl, Templates templates) {
        if (!templates.mentioning(acl, "AWS::PricingPlanManager::Subscription").isEmpty()) {
            return List.of();
        }
        if (acl.property("Rules").findValuesAsText("Name").stream().anyMatch(FEES::contains)) {
            return List.of(Item.unpriced(acl));
        }
        double high = Figures.FLOOD.get("edge requests a second", 1);
        return List.of(
                Item.fixed(acl, "waf.acl", 1),
                Item.fixed(acl, "waf.rule", acl.property("Rules").size()),
                Item.used(
                                acl,
                                "waf.requests",
                                templates.month(acl, profile -> profile.ofVisitors("edge requests a visitor")))
                        .flow(Door.EDGE, Figures.FLOOD.get("edge requests a second", 0), high));
    }

    /** Lines of an ACL: a delivery stream bills them itself, into a bucket they are vended logs. */
    static List<Item> aclLog(Resource logging, Templates templates) {
        String destination = logging.property("LogDestinationConfigs").toString();
        boolean delivered = destination.contains(":deliverystream/")
                || templates.inAccountOf(logging, "AWS::KinesisFirehose::DeliveryStream").stream()
                        .anyMatch(stream -> templates.mentions(logging, stream));
        if (delivered) {
            return List.of();
        }
        boolean chosen = logging.property("LoggingFilter")
                .path("DefaultBehavior")
                .asText()
                .equals("DROP");
        double bytes = Figures.FLOOD.get("log bytes an inspected request", 1) / GIGABYTE / 1024;
        double rate = Figures.FLOOD.get("edge requests a second", 1);
        return List.of(Item.used(
                        logging,
                        "waf.logs",
                        templates.month(
                                logging, profile -> chosen ? 0 : profile.ofVisitors("edge requests a visitor") * bytes))
                .flow(Door.EDGE, chosen ? 0 : rate * bytes, rate * bytes));
    }

    static List<Item> plan(Resource plan, Templates templates) {
        return Fixed.one(plan, "plan." + plan.property("PlanTier").asText().toLowerCase(Locale.ROOT));
    }
}
