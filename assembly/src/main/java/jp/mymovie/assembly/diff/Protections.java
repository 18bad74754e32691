package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.assembly.Resource;

/**
 * Properties that keep data or a way back to it, as {@code protections.txt} lists them, and those of every type that holds
 * data: what CloudFormation does with it at a deletion, and the condition under which it is there at all.
 */
final class Protections {
    private record Row(List<String> path, String rule) {
        /** True if the value after protects less. */
        boolean isWeaker(JsonNode before, JsonNode after) {
            return switch (rule.replaceFirst(" .*", "")) {
                case "true" -> before.asBoolean() && !after.asBoolean();
                case "notTrue" -> !before.asBoolean() && after.asBoolean();
                case "notFalse" -> before.asBoolean(true) && !after.asBoolean(true);
                case "kept" -> !before.isMissingNode() && !before.equals(after);
                case "entries" -> !entries(after).containsAll(entries(before));
                case "least" -> number(after) < number(before);
                default -> throw new IllegalArgumentException("'rule' must be known here, got '%s'".formatted(rule));
            };
        }

        private double number(JsonNode node) {
            // The number after the rule is what AWS takes where nothing stands.
            return node.isMissingNode() ? Double.parseDouble(rule.substring(rule.indexOf(' ') + 1)) : node.asDouble();
        }

        private static List<String> entries(JsonNode list) {
            List<String> entries = new ArrayList<>();
            list.forEach(entry -> entries.add(entry.toString()));
            return entries;
        }
    }

    private static final Map<String, List<Row>> TYPES = types();

    private Protections() {}

    private static Map<String, List<Row>> types() {
        Map<String, List<Row>> types = new TreeMap<>();
        for (List<String> row : DataTable.read(Protections.class, "protections.txt", 3)) {
            List<Row> rows = types.computeIfAbsent(row.getFirst(), any -> new ArrayList<>());
            if (!row.get(1).isEmpty()) {
                rows.add(new Row(List.of(row.get(1).split("\\.")), row.get(2)));
            }
        }
        return types;
    }

    /** True if the resource itself keeps a way back, though it holds no data. */
    static boolean isWayBack(String type) {
        return TYPES.containsKey(type);
    }

    /** The properties that protect less after; {@code was} and {@code is} are the properties as evaluated. */
    static List<String> weakened(Resource before, Resource after, JsonNode was, JsonNode is) {
        List<String> weaker = new ArrayList<>();
        for (Row row : TYPES.getOrDefault(before.type(), List.of())) {
            compare("", row, 0, was, is, weaker);
        }
        if (before.type().equals("AWS::S3::Bucket")) {
            Expiry.sooner(was, is).forEach(weaker::add);
        }
        if (Stateful.isStateful(before.type())) {
            for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
                if (keeps(before, policy) && !keeps(after, policy)) {
                    weaker.add(policy);
                }
            }
            JsonNode condition = after.node().path("Condition");
            if (!condition.isMissingNode() && !condition.equals(before.node().path("Condition"))) {
                weaker.add("Condition");
            }
        }
        return List.copyOf(new TreeSet<>(weaker));
    }

    private static boolean keeps(Resource resource, String policy) {
        return resource.node().path(policy).asText().matches("Retain.*|Snapshot");
    }

    /** A {@code [*]} in the path stands for every entry that was there, by its place; entries that are gone are weaker. */
    private static void compare(String told, Row row, int depth, JsonNode was, JsonNode is, List<String> weaker) {
        if (depth == row.path().size()) {
            if (row.isWeaker(was, is)) {
                weaker.add(told);
            }
            return;
        }
        String step = row.path().get(depth);
        String name = step.replace("[*]", "");
        String path = told.isEmpty() ? name : told + "." + name;
        if (!step.endsWith("[*]")) {
            compare(path, row, depth + 1, was.path(name), is.path(name), weaker);
            return;
        }
        for (int i = 0; i < was.path(name).size(); i++) {
            if (i < is.path(name).size()) {
                compare(
                        "%s[%d]".formatted(path, i),
                        row,
                        depth + 1,
                        was.path(name).get(i),
                        is.path(name).get(i),
                        weaker);
            } else {
                weaker.add("%s[%d]".formatted(path, i));
            }
        }
    }
}
