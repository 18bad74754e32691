package jp.mymovie.cost.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
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
        Item time = Item.used(
                        function,
                        "lambda.gbseconds",
                        templates.month(function, profile -> runs.month(profile) * runs.seconds(profile) * gigabytes))
                .bound(seconds);
        Item calls = Item.used(function, "lambda.requests", templates.month(function, runs::month))
                .bound(requests);
        return runs.isBehindApi()
                ? ofApi(time, calls, timeout * gigabytes, gigabytes, templates)
                : List.of(time, calls);
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
