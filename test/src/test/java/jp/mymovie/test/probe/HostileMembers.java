package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The example of a body with each of its members left out, given twice, and made wrong. */
final class HostileMembers {
    private static final List<String> RAW = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"x\"",
            "0",
            "-1",
            "1.5",
            "50.0",
            "5e1",
            "101",
            "1e400",
            "99999999999999999999",
            "true",
            "false",
            "[]",
            "{}",
            "[null]",
            "[1]",
            "[[]]",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\u202e\"",
            "\"\uff48\uff41\uff4e\uff41\"",
            "\"2026-02-30\"",
            "\"0000-01-01\"",
            "\"1900-01-01\"",
            "\"9999-12-31\"",
            "\"+999999999-01-01\"",
            "\"javascript:alert(1)\"",
            "\"https://example.org/\"",
            "\"//user@h:1\"");

    private final OpenApi contract;

    HostileMembers(OpenApi contract) {
        this.contract = contract;
    }

    List<Hostile> of(JsonNode media) {
        List<Hostile> hostile = new ArrayList<>();
        ObjectNode example = (ObjectNode) media.path("example");
        Map<String, JsonNode> members = new LinkedHashMap<>();
        collect(media.path("schema"), members);
        members.forEach((name, schema) -> {
            hostile.add(json(name + " left out", example.deepCopy().without(name)));
            hostile.add(json(name + " twice", example.deepCopy(), "\"" + name + "\":null,"));
            for (String raw : values(schema)) {
                ObjectNode changed = example.deepCopy();
                changed.putRawValue(name, new RawValue(raw));
                hostile.add(json(name + ": " + Hostile.cut(raw), changed));
            }
        });
        hostile.add(json("unknown member", example.deepCopy().put("nonsense", 1)));
        return hostile;
    }

    private void collect(JsonNode schema, Map<String, JsonNode> members) {
        JsonNode resolved = contract.resolved(schema);
        resolved.path("properties").properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        resolved.path("allOf").forEach(part -> collect(part, members));
    }

    private static Set<String> values(JsonNode schema) {
        Set<String> values = new LinkedHashSet<>(RAW);
        schema.path("enum").forEach(value -> values.add(value.toString()));
        for (String bound : List.of("minimum", "maximum")) {
            for (long beside = -1; beside <= 1 && schema.has(bound); beside++) {
                values.add(String.valueOf(schema.path(bound).asLong() + beside));
            }
        }
        for (int beside = 0; beside <= 1; beside++) {
            if (schema.has("maxLength")) {
                values.add("\"" + "\ud83d\ude00".repeat(schema.path("maxLength").asInt() + beside) + "\"");
                values.add("\"" + "a".repeat(schema.path("maxLength").asInt() + beside) + "\"");
            }
            if (schema.has("maxItems")) {
                String day = "\"2026-11-23\",".repeat(schema.path("maxItems").asInt() + beside);
                values.add("[" + day.substring(0, day.length() - 1) + "]");
            }
        }
        return values;
    }

    private static Hostile json(String name, JsonNode body) {
        return json(name, body, "");
    }

    private static Hostile json(String name, JsonNode body, String first) {
        return new Hostile(name, ask -> ask.json("{" + first + body.toString().substring(1)));
    }
}
