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

/** DynamoDB's tables and their copies. */
final class Tables {
    private Tables() {}

    static List<Item> table(Resource table, Templates templates) {
        if (!table.property("BillingMode").asText().equals("PAY_PER_REQUEST")) {
            return List.of(Item.unpriced(table));
        }
        List<Item> items = new ArrayList<>(List.of(
                units(table, templates, "dynamodb.read", "read units", "MaxReadRequestUnits"),
                units(table, templates, "dynamodb.write", "write units", "MaxWriteRequestUnits"),
                stored(table, templates, "dynamodb.storage")));
        if (table.node()
                .at("/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asBoolean()) {
            items.add(stored(table, templates, "dynamodb.recovery"));
        }
        return items;
    }

    private static Item units(Resource table, Templates templates, String price, String units, String property) {
        if (isOfSignUps(table, templates)) {
            return ofSignUps(table, templates, price, units + " a run before a sign-up", property);
        }
        String each = units + " an API request";
        Item item = Item.used(table, price, templates.month(table, profile -> profile.ofApiRequests(each)))
                .bound(maximum(table, property).stream().toList());
        // A function that the stream starts writes to the table again: its runs are not the API's.
        if (!templates.mentioning(table, "AWS::Lambda::EventSourceMapping").isEmpty()) {
            return maximum(table, property)
                    .map(bound -> item.flow(Door.WORK, 0, bound.aDay() / Edge.DAY))
                    .orElse(item);
        }
        Optional<Bound> roof = Gateway.roofOfAccount(table, templates);
        if (roof.isEmpty()) {
            return item;
        }
        double rate = Math.min(
                Figures.FLOOD.get("edge requests a second", 1), roof.get().aDay() / Edge.DAY);
        double low = Figures.FLOOD.get(each, 0);
        double high = Figures.FLOOD.get(each, 1);
        return item.bound(List.of(Bound.assumed(
                        "behind: %s, assumed %s units each".formatted(roof.get().words(), high),
                        roof.get().aDay() * high)))
                .flow(Door.API, rate * low, rate * high);
    }

    /** True if functions before sign-ups alone name a table: no request of the API reaches it, nor does a throttle. */
    private static boolean isOfSignUps(Resource table, Templates templates) {
        List<Resource> functions = templates.mentioning(table, "AWS::Lambda::Function");
        return !functions.isEmpty()
                && functions.stream().allMatch(function -> People.isBeforeSignUps(function, templates));
    }

    private static Item ofSignUps(Resource table, Templates templates, String price, String each, String property) {
        double low = Figures.FLOOD.get(each, 0);
        double high = Figures.FLOOD.get(each, 1);
        Item item = Item.used(table, price, templates.month(table, profile -> profile.get("users of a month") * low))
                .bound(maximum(table, property).stream().toList());
        List<Optional<Bound>> runs = templates.mentioning(table, "AWS::Lambda::Function").stream()
                .map(function -> new Runs(function, templates).bound())
                .toList();
        if (runs.stream().anyMatch(Optional::isEmpty)) {
            return item;
        }
        Bound bound = runs.stream()
                .flatMap(Optional::stream)
                .reduce((a, b) -> Bound.assumed(a.words() + " and " + b.words(), a.aDay() + b.aDay()))
                .map(all -> Bound.assumed(
                        "behind: %s, assumed %s units each".formatted(all.words(), high), all.aDay() * high))
                .orElseThrow();
        return item.bound(List.of(bound))
                .flow(Door.SIGN_UP, Figures.QUOTAS.get("sign-ups a second") * low, bound.aDay() / Edge.DAY);
    }

    /** A maximum binds where the table and each of its indexes has one: an index is read and written by itself. */
    static Optional<Bound> maximum(Resource table, String property) {
        List<JsonNode> maxima = Stream.concat(
                        Stream.of(table.property("OnDemandThroughput")),
                        table.property("GlobalSecondaryIndexes")
                                .valueStream()
                                .map(index -> index.path("OnDemandThroughput")))
                .map(throughput -> throughput.path(property))
                .toList();
        return maximum(maxima, property);
    }

    /** The maximum of a table without its indexes, whose writes make no record of the table's stream. */
    static Optional<Bound> maximumOfRecords(Resource table) {
        String property = "MaxWriteRequestUnits";
        return maximum(List.of(table.property("OnDemandThroughput").path(property)), property);
    }

    private static Optional<Bound> maximum(List<JsonNode> maxima, String property) {
        return maxima.stream().allMatch(JsonNode::isNumber)
                ? Optional.of(new Bound(
                        Bound.Column.BEST_EFFORT,
                        Bound.Origin.TEMPLATE,
                        "%s %s a second".formatted(property, maxima),
                        maxima.stream().mapToDouble(JsonNode::asDouble).sum() * Edge.DAY))
                : Optional.empty();
    }

    /** A day's writes are kept for the month in which they come: a unit is a kilobyte. */
    private static Item stored(Resource table, Templates templates, String price) {
        Item writes = units(table, templates, "dynamodb.write", "write units", "MaxWriteRequestUnits");
        // A counter of sign-ups keeps next to nothing.
        double share = isOfSignUps(table, templates) ? 0 : 1;
        return Item.used(table, price, templates.month(table, profile -> profile.get("table gigabytes") * share))
                .bound(writes.bounds().stream()
                        .map(bound -> bound.behind(1.0 / (1 << 20)))
                        .toList())
                .flow(
                        writes.flow().door(),
                        writes.flow().low() / (1 << 20),
                        writes.flow().high() / (1 << 20));
    }

    /** Each daily copy of a table is a whole one. */
    static List<Item> backup(Resource plan, Templates templates) {
        double days = plan.node().findValues("DeleteAfterDays").stream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
        boolean endless = plan.node().findParents("RuleName").stream()
                .anyMatch(rule -> !rule.path("Lifecycle").has("DeleteAfterDays"));
        if (endless) {
            return List.of(Item.unpriced(plan));
        }
        Item item = Item.used(
                plan, "backup.storage", templates.month(plan, profile -> profile.get("table gigabytes") * days));
        List<Optional<Bound>> written = copiedTables(plan, templates).stream()
                .map(table -> stored(table, templates, "dynamodb.storage").bounds().stream()
                        .min(Comparator.comparingDouble(Bound::aDay)))
                .toList();
        return List.of(
                written.isEmpty() || written.stream().anyMatch(Optional::isEmpty)
                        ? item.bound(List.of(
                                Bound.kept("DeleteAfterDays " + plan.node().findValues("DeleteAfterDays"))))
                        : item.bound(copied(
                                written,
                                plan.node().findValues("DeleteAfterDays").size())));
    }

    /** Tables that the plan's selections name; all of the account where one chooses by tags, or none names a table. */
    private static List<Resource> copiedTables(Resource plan, Templates templates) {
        List<Resource> tables = templates.inAccountOf(plan, "AWS::DynamoDB::Table");
        List<JsonNode> chosen = new ArrayList<>();
        List<Resource> named = new ArrayList<>();
        for (Resource selection : templates.mentioning(plan, "AWS::Backup::BackupSelection")) {
            JsonNode resources = selection.property("BackupSelection").path("Resources");
            chosen.add(selection.property("BackupSelection"));
            tables.stream()
                    .filter(table -> Templates.mentions(selection, resources, table) && !named.contains(table))
                    .forEach(named::add);
        }
        boolean byName = chosen.stream()
                .allMatch(selection -> !selection.has("ListOfTags")
                        && !selection.has("Conditions")
                        && !selection.path("Resources").toString().contains("*"));
        return named.isEmpty() || !byName ? tables : named;
    }

    /** A day's writes stand in each copy of that day: of every rule one, and one of each copy of it. */
    private static List<Bound> copied(List<Optional<Bound>> written, int copies) {
        return written.stream()
                .flatMap(Optional::stream)
                .reduce((a, b) -> Bound.assumed(a.words() + " and " + b.words(), a.aDay() + b.aDay()))
                .map(bound -> Bound.assumed("%d copies, %s".formatted(copies, bound.words()), bound.aDay() * copies))
                .stream()
                .toList();
    }
}
