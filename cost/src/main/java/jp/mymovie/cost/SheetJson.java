package jp.mymovie.cost;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;

/** The whole sheet for programs; what is unbounded is null there, since JSON has no infinity. */
final class SheetJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SheetJson() {}

    static String of(Sheet sheet) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode months = root.putObject("month");
        for (Profile profile : Profile.values()) {
            put(months, profile.word(), sheet.month(profile));
        }
        ArrayNode lines = root.putArray("lines");
        sheet.lines().forEach(line -> add(lines.addObject(), line));
        ArrayNode brakes = root.putArray("brakes");
        sheet.brakes().forEach(brake -> {
            ObjectNode node = brakes.addObject();
            node.put("trigger", brake.trigger().place());
            node.put("waitsFor", brake.words());
            put(node, "fromMinutes", brake.told().low());
            put(node, "toMinutes", brake.told().high());
            put(node, "threshold", brake.threshold());
            ObjectNode doors = node.putObject("doors");
            brake.cuts().forEach((door, cut) -> {
                ObjectNode one = doors.putObject(door.word());
                put(one, "fromMinutes", cut.after().low());
                put(one, "toMinutes", cut.after().high());
                one.put("distributionStaysOpen", cut.ajar());
            });
            brake.stages().forEach(node.putArray("shuts")::add);
        });
        return root.toPrettyString();
    }

    private static void add(ObjectNode node, Line line) {
        node.put("account", line.account());
        node.put("service", line.service());
        node.put("resource", line.item().resource().place());
        node.put("type", line.item().resource().type());
        node.put("price", line.item().price());
        ObjectNode months = node.putObject("month");
        for (Profile profile : Profile.values()) {
            put(months, profile.word(), line.month(profile));
        }
        amount(node.putObject("hard"), line.hard());
        amount(node.putObject("bestEffort"), line.bestEffort());
        amount(node.putObject("braked"), line.braked());
        ArrayNode bounds = node.putArray("bounds");
        for (Bound bound : line.item().bounds()) {
            ObjectNode one = bounds.addObject();
            one.put("column", bound.column().name());
            one.put("origin", bound.origin().name());
            one.put("limit", bound.words());
            put(one, "unitsADay", bound.aDay());
        }
    }

    private static void amount(ObjectNode node, Amount amount) {
        put(node, "from", amount.low());
        put(node, "to", amount.high());
        node.put("assumed", amount.assumed());
    }

    private static void put(ObjectNode node, String name, double figure) {
        if (Double.isInfinite(figure)) {
            node.putNull(name);
        } else {
            BigDecimal rounded =
                    BigDecimal.valueOf(figure).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
            node.putRawValue(name, new RawValue(rounded.toPlainString()));
        }
    }
}
