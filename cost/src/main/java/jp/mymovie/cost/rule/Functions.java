package jp.mymovie.cost.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Item;

/**
 * Functions: reserved concurrency is the one limit that holds, https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html;
 * what starts a function bounds it as far as it goes, each run for as long as the function's own timeout.
 */
final class Functions {
    /** AWS's own figures where the template says nothing. */
    private static final int MEMORY = 128;

    private static final int TIMEOUT = 3;

    private Functions() {}

    static List<Item> items(Resource function, Templates templates) {
        if (function.property("EphemeralStorage").path("Size").asInt(512) > 512) {
            return List.of(Item.unpriced(function));
        }
        double gigabytes = function.property("MemorySize").asInt(MEMORY) / 1024.0;
        double timeout = function.property("Timeout").asInt(TIMEOUT);
        Runs runs = new Runs(function, templates);
        List<Bound> seconds = new ArrayList<>();
        List<Bound> requests = new ArrayList<>();
        int reserved = function.property("ReservedConcurrentExecutions").asInt(-1);
        if (reserved >= 0) {
            String words = "ReservedConcurrentExecutions " + reserved;
            seconds.add(new Bound(Bound.Column.HARD, Bound.Origin.TEMPLATE, words, reserved * Edge.DAY * gigabytes));
            requests.add(new Bound(
                    Bound.Column.HARD,
                    Bound.Origin.TEMPLATE,
                    words,
                    reserved * Edge.DAY * Figures.QUOTAS.get("invocations a second of one concurrent execution")));
        }
        runs.bound().ifPresent(bound -> {
            seconds.add(bound.behind(timeout * gigabytes));
            requests.add(bound.behind(1));
        });
        List<Resource> mappings = runs.mappings().toList();
        if (!mappings.isEmpty()) {
            new Streams(templates)
                    .seconds(mappings)
                    .map(bound -> new Bound(
                            bound.column(), bound.origin(), "behind: " + bound.words(), bound.aDay() * gigabytes))
                    .ifPresent(seconds::add);
        }
        Item time = Item.used(
                        function,
                        "lambda.gbseconds",
                        templates.month(function, profile -> runs.month(profile) * runs.seconds(profile) * gigabytes))
                .bound(seconds);
        Item calls = Item.used(function, "lambda.requests", templates.month(function, runs::month))
                .bound(requests);
        if (runs.isBehindApi()) {
            return ofApi(time, calls, timeout * gigabytes, gigabytes, templates);
        }
        return reads(function, templates)
                ? List.of(time, calls, metrics(function, runs, templates))
                : List.of(time, calls);
    }

    /** Metrics that a function reads, billed each: https://aws.amazon.com/cloudwatch/pricing/. */
    private static Item metrics(Resource function, Runs runs, Templates templates) {
        double most = Figures.PROFILES.get("metrics a round", Profile.FAMOUS.ordinal());
        return Item.used(
                        function,
                        "cloudwatch.getmetricdata",
                        templates.month(function, profile -> runs.month(profile) * profile.get("metrics a round")))
                .bound(runs.bound().stream()
                        .map(bound -> Bound.assumed(bound.words() + ", assumed metrics a round", bound.aDay() * most))
                        .toList());
    }

    private static boolean reads(Resource function, Templates templates) {
        return templates.inAccountOf(function, "AWS::IAM::Policy").stream()
                .filter(policy -> policy.node().toString().contains("\"cloudwatch:GetMetricData\""))
                .anyMatch(policy -> templates.inAccountOf(function, "AWS::IAM::Role").stream()
                        .anyMatch(role -> templates.mentions(policy, role)
                                && Templates.mentions(function, function.property("Role"), role)));
    }

    /** A request reaches one function: those of an API share its flood. */
    private static List<Item> ofApi(Item time, Item calls, double most, double gigabytes, Templates templates) {
        Optional<Bound> roof = Gateway.roofOfAccount(time.resource(), templates);
        double flood = Figures.FLOOD.get("edge requests a second", 1);
        double rate = Math.min(flood, roof.map(Bound::aDay).orElse(flood * Edge.DAY) / Edge.DAY);
        String account = time.resource().stack().account();
        return List.of(
                time.flow(Door.API, rate * gigabytes * Figures.FLOOD.get("seconds an API request", 0), rate * most)
                        .shared(account + " API seconds"),
                calls.flow(Door.API, rate, rate).shared(account + " API runs"));
    }
}
