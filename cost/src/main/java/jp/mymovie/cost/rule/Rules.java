package jp.mymovie.cost.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.sheet.Item;
import jp.mymovie.cost.sheet.Sheet;

/** The rules by resource type, as {@code types.txt} assigns them. */
public final class Rules {
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("acl", Edge::acl),
            Map.entry("aclLog", Edge::aclLog),
            Map.entry("additional", Fixed::additional),
            Map.entry("alarm", Fixed::alarm),
            Map.entry("alias", Fixed::alias),
            Map.entry("analyzer", Fixed::analyzer),
            Map.entry("backup", Tables::backup),
            Map.entry("bucket", Buckets::bucket),
            Map.entry("budget", Fixed::budget),
            Map.entry("dashboard", (resource, templates) -> Fixed.one(resource, "cloudwatch.dashboard")),
            Map.entry("delivery", Logs::delivery),
            Map.entry("distribution", Edge::distribution),
            Map.entry("free", (resource, templates) -> List.of()),
            Map.entry("function", Functions::items),
            Map.entry("healthcheck", (resource, templates) -> Fixed.one(resource, "route53.healthcheck")),
            Map.entry("loggroup", Logs::group),
            Map.entry("parameter", Fixed::parameter),
            Map.entry("plan", Edge::plan),
            Map.entry("pool", People::pool),
            Map.entry("queue", People::queue),
            Map.entry("repository", Buckets::repository),
            Map.entry("secret", (resource, templates) -> Fixed.one(resource, "secretsmanager.secret")),
            Map.entry("stage", Gateway::stage),
            Map.entry("table", Tables::table),
            Map.entry("topic", People::topic),
            Map.entry("trail", Fixed::trail),
            Map.entry("unpriced", (resource, templates) -> List.of(Item.unpriced(resource))),
            Map.entry("workgroup", Buckets::workGroup),
            Map.entry("zone", Fixed::zone));

    private static final Map<String, List<String>> TYPES = types();

    private Rules() {}

    private static Map<String, List<String>> types() {
        Map<String, List<String>> types = new TreeMap<>();
        for (List<String> row : DataTable.read(Rules.class, "types.txt", 3)) {
            if (types.put(row.getFirst(), row) != null) {
                throw new IllegalArgumentException(
                        "a type must stand once in types.txt, got '%s' again".formatted(row));
            }
        }
        return types;
    }

    /** The sheet of an estate. */
    public static Sheet sheet(Templates templates, Prices prices) {
        List<Item> items = templates.all().stream()
                .flatMap(resource -> rule(resource).items(resource, templates).stream())
                .toList();
        return Sheet.of(items, Brakes.of(templates, prices), prices);
    }

    private static Rule rule(Resource resource) {
        List<String> row = TYPES.get(resource.type());
        if (row == null) {
            throw new IllegalArgumentException(
                    "every resource type must be priced or free, got '%s' (%s): enter it in types.txt of cost"
                            .formatted(resource.type(), resource.place()));
        }
        Rule rule = RULES.get(row.get(1));
        if (rule == null) {
            throw new IllegalArgumentException("the rule of '%s' in types.txt must be one of %s, got '%s'"
                    .formatted(resource.type(), new TreeMap<>(RULES).keySet(), row.get(1)));
        }
        return rule;
    }
}
