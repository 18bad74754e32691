package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.local.table.Tables;

/** A table of DynamoDB Local by its name, with the calls that the drill makes. */
final class DrilledTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 25;

    private final Tables tables;
    private final String name;

    DrilledTable(Tables tables, String name) {
        this.tables = tables;
        this.name = name;
    }

    /** @throws IllegalStateException if DynamoDB refuses */
    JsonNode call(String operation, ObjectNode request) {
        JsonNode answer = tables.call(operation, request.put("TableName", name));
        if (answer.has("__type")) {
            throw new IllegalStateException("%s of '%s' was refused: %s".formatted(operation, name, answer));
        }
        return answer;
    }

    void write(List<? extends JsonNode> items) {
        for (int i = 0; i < items.size(); i += BATCH) {
            ObjectNode request = JSON.createObjectNode();
            ArrayNode puts = request.putObject("RequestItems").putArray(name);
            items.subList(i, Math.min(i + BATCH, items.size()))
                    .forEach(item -> puts.addObject().putObject("PutRequest").set("Item", item));
            JsonNode answer = tables.call("BatchWriteItem", request);
            if (answer.has("__type") || !answer.path("UnprocessedItems").isEmpty()) {
                throw new IllegalStateException("items were not written: " + answer);
            }
        }
    }

    /** Every item by its keys, or what an index shows of it. */
    SortedMap<String, JsonNode> items(String index) {
        SortedMap<String, JsonNode> items = new TreeMap<>();
        ObjectNode request = JSON.createObjectNode();
        if (!index.isEmpty()) {
            request.put("IndexName", index);
        }
        JsonNode page;
        do {
            page = call("Scan", request);
            page.path("Items")
                    .forEach(item -> items.put(
                            item.at("/pk/S").asText() + " / " + item.at("/sk/S").asText(), sorted(item)));
            request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
        } while (page.has("LastEvaluatedKey"));
        return items;
    }

    /** Members in the order of their names: DynamoDB has none. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JSON.createObjectNode();
            new TreeSet<>(names(node)).forEach(name -> sorted.set(name, sorted(node.get(name))));
            return sorted;
        }
        if (node.isArray()) {
            List<JsonNode> entries = new ArrayList<>();
            node.forEach(entry -> entries.add(sorted(entry)));
            // Sets alone come in another order; lists of the drill have one entry.
            entries.sort((a, b) -> a.toString().compareTo(b.toString()));
            return JSON.createArrayNode().addAll(entries);
        }
        return node;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    List<String> indexes() {
        List<String> indexes = new ArrayList<>();
        JsonNode table = describe();
        for (String kind : List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes")) {
            table.path(kind)
                    .forEach(index -> indexes.add(index.path("IndexName").asText()));
        }
        return indexes;
    }

    JsonNode describe() {
        return call("DescribeTable", JSON.createObjectNode()).path("Table");
    }

    boolean hasStream() {
        return describe().at("/StreamSpecification/StreamEnabled").asBoolean();
    }

    /** Attribute of the time to live; empty while it is off. */
    String expiry() {
        JsonNode told = call("DescribeTimeToLive", JSON.createObjectNode()).path("TimeToLiveDescription");
        return told.path("TimeToLiveStatus").asText().equals("ENABLED")
                ? told.path("AttributeName").asText()
                : "";
    }

    void delete() {
        call("DeleteTable", JSON.createObjectNode());
    }
}
