package jp.mymovie.cost.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Item;

/** Log groups and delivery streams. */
final class Logs {
    private static final double GIGABYTE = 1 << 30;

    /** Days for which a month counts lines that are never deleted; what a day costs then has no end. */
    private static final double A_YEAR = 365;

    private Logs() {}

    static List<Item> group(Resource group, Templates templates) {
        double bytes = Figures.FLOOD.get("log bytes a run", 1) / GIGABYTE;
        List<Resource> functions = functions(group, templates);
        Item ingested = Item.used(
                        group, "logs.ingest", templates.month(group, profile -> month(functions, templates, profile)))
                .bound(bound(functions, templates).stream()
                        .map(bound -> Bound.assumed(bound.words() + ", assumed bytes a run", bound.aDay() * bytes))
                        .toList());
        boolean endless = !group.property("RetentionInDays").isNumber();
        double months = group.property("RetentionInDays").asDouble(A_YEAR) / Item.DAYS;
        Item kept = Item.used(
                        group,
                        "logs.storage",
                        templates.month(group, profile -> month(functions, templates, profile) * months))
                .bound(endless ? List.of() : kept(ingested, group));
        boolean ofApi = functions.stream().anyMatch(function -> new Runs(function, templates).isBehindApi());
        if (!ofApi) {
            return List.of(ingested, kept);
        }
        double rate = rate(group, templates);
        String account = group.stack().account();
        return List.of(
                ingested.flow(Door.API, rate * Figures.FLOOD.get("log bytes a run", 0) / GIGABYTE, rate * bytes)
                        .shared(account + " API logs"),
                endless
                        ? kept
                        : kept.flow(Door.API, rate * Figures.FLOOD.get("log bytes a run", 0) / GIGABYTE, rate * bytes)
                                .shared(account + " API logs kept"));
    }

    private static List<Bound> kept(Item ingested, Resource group) {
        return ingested.bounds().isEmpty()
                ? List.of(Bound.kept(
                        "RetentionInDays " + group.property("RetentionInDays").asText()))
                : ingested.bounds();
    }

    private static double month(List<Resource> functions, Templates templates, Profile profile) {
        return functions.stream()
                        .mapToDouble(function -> new Runs(function, templates).month(profile))
                        .sum()
                * profile.get("log bytes a run")
                / GIGABYTE;
    }

    private static List<Resource> functions(Resource group, Templates templates) {
        return templates.inAccountOf(group, "AWS::Lambda::Function").stream()
                .filter(function -> Templates.mentions(function, function.property("LoggingConfig"), group))
                .toList();
    }

    /** Runs a day of all functions; a group of none is written by AWS's own services when something fails. */
    private static Optional<Bound> bound(List<Resource> functions, Templates templates) {
        List<Optional<Bound>> bounds = functions.stream()
                .map(function -> new Runs(function, templates).bound())
                .toList();
        if (bounds.isEmpty()) {
            return Optional.of(Bound.assumed("assumed: events a day", Figures.FLOOD.get("events a day", 1)));
        }
        return bounds.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : bounds.stream()
                        .flatMap(Optional::stream)
                        .reduce((a, b) -> Bound.assumed(a.words() + " and " + b.words(), a.aDay() + b.aDay()));
    }

    private static double rate(Resource resource, Templates templates) {
        double flood = Figures.FLOOD.get("edge requests a second", 1);
        return Math.min(
                flood,
                Gateway.roofOfAccount(resource, templates).map(Bound::aDay).orElse(flood * Edge.DAY) / Edge.DAY);
    }

    /** API Gateway writes a line for each request that it refuses too: the stream's quota bounds them, no throttle does. */
    private static Item accesses(Resource stream, Templates templates, double record) {
        double most = Figures.QUOTAS.get("requests a second of one delivery stream");
        double rate = Math.min(most, Figures.FLOOD.get("edge requests a second", 0));
        return Item.used(
                        stream,
                        "firehose.bytes",
                        templates.month(stream, profile -> profile.ofVisitors("API requests a visitor") * record))
                .bound(List.of(new Bound(
                        Bound.Column.HARD,
                        Bound.Origin.QUOTA,
                        "quota of %.0f requests a second".formatted(most),
                        most * Edge.DAY * record)))
                .flow(Door.API, rate * record, most * record);
    }

    /** A stream takes the access log of stages, a record a request, or what filters pass of the functions' lines. */
    static List<Item> delivery(Resource stream, Templates templates) {
        double record = Figures.FLOOD.get("delivered bytes a record", 1) / GIGABYTE;
        if (!templates.mentioning(stream, "AWS::ApiGateway::Stage").isEmpty()) {
            return List.of(accesses(stream, templates, record));
        }
        if (!templates.mentioning(stream, "AWS::WAFv2::LoggingConfiguration").isEmpty()) {
            double flood = Figures.FLOOD.get("edge requests a second", 1) * record;
            return List.of(Item.used(
                            stream,
                            "firehose.bytes",
                            templates.month(stream, profile -> profile.ofVisitors("edge requests a visitor") * record))
                    .flow(Door.EDGE, 0, flood));
        }
        List<Resource> groups = templates.mentioning(stream, "AWS::Logs::SubscriptionFilter").stream()
                .flatMap(filter -> templates.inAccountOf(stream, "AWS::Logs::LogGroup").stream()
                        .filter(group -> Templates.mentions(filter, filter.property("LogGroupName"), group)))
                .toList();
        List<Resource> functions = groups.stream()
                .flatMap(group -> functions(group, templates).stream())
                .toList();
        Stream<Bound> bounds = functions.isEmpty() ? Stream.empty() : bound(functions, templates).stream();
        return List.of(Item.used(stream, "firehose.bytes", profile -> 0)
                .bound(bounds.map(bound -> bound.behind(record)).toList()));
    }
}
