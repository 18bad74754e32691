package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.table.Tables;

/**
 * Backs a stage's table up, destroys it, restores it under the next name, puts back by the runbook's commands what a
 * restored table lacks, and compares item by item. DynamoDB Local has no backups: the backup is a copy of each item, and
 * the restored table is made with keys and indexes alone, as AWS makes it.
 */
final class RestoreDrill {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LATER = 7;

    private final List<Stack> stacks;
    private final Values values;
    private final Kinds kinds;
    private final String runbook;

    RestoreDrill(Assembly assembly, String stage, Kinds kinds, String runbook) {
        this.stacks = assembly.stage(stage);
        this.values = new Values(assembly.stacks(), (secret, key) -> secret + "-" + key);
        this.kinds = kinds;
        this.runbook = runbook;
    }

    /**
     * Result of a drill.
     *
     * @param items that were backed up
     * @param lost items written after the backup, which a restored table cannot have
     * @param differences of items and of what each index shows, against the moment of the backup
     * @param lacking settings that the restored table lacked
     * @param putBack settings that the runbook's commands put back
     * @param expiry attribute of the time to live afterwards
     * @param seconds of each step on this machine
     */
    record Outcome(
            int items,
            int lost,
            List<String> differences,
            List<String> lacking,
            List<String> putBack,
            String expiry,
            Map<String, Double> seconds) {}

    Outcome run(int items) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        try (Tables tables = new Tables(null)) {
            tables.create(stacks, values);
            Resource resource = live();
            DrilledTable old = new DrilledTable(tables, values.ref(resource));
            timed(
                    seconds,
                    "fill",
                    () -> old.write(
                            IntStream.range(0, items).mapToObj(kinds::item).toList()));
            Map<String, SortedMap<String, JsonNode>> backup = new TreeMap<>();
            timed(seconds, "back up", () -> backup.putAll(everything(old)));
            old.write(
                    IntStream.range(items, items + LATER).mapToObj(kinds::item).toList());
            old.delete();

            DrilledTable restored = new DrilledTable(tables, next(values.ref(resource)));
            timed(
                    seconds,
                    "restore",
                    () -> restore(
                            resource,
                            restored,
                            List.copyOf(backup.getOrDefault("", new TreeMap<>()).values())));
            List<String> lacking = lacking(restored);
            PutBack putBack = PutBack.run(runbook, restored);
            List<String> differences = new ArrayList<>();
            timed(seconds, "compare", () -> differences.addAll(differences(backup, everything(restored))));
            return new Outcome(
                    backup.getOrDefault("", new TreeMap<>()).size(),
                    LATER,
                    differences,
                    lacking,
                    List.copyOf(putBack.done()),
                    restored.hasStream() ? restored.expiry() : "",
                    seconds);
        }
    }

    private Resource live() {
        return live(stacks);
    }

    /** The table in use of a stage, the last of those that are kept. */
    static Resource live(List<Stack> stacks) {
        return Assembly.resources(stacks, "AWS::DynamoDB::Table").stream()
                .filter(table -> table.node().path("DeletionPolicy").asText().startsWith("Retain"))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalArgumentException("the stage must keep a table, got none"));
    }

    /** The name after it, as the runbook has it. */
    static String next(String name) {
        int dash = name.lastIndexOf('-');
        return name.substring(0, dash + 1) + (Integer.parseInt(name.substring(dash + 1)) + 1);
    }

    /** As AWS restores: keys, indexes and items, without what is set on a table beside them. */
    private void restore(Resource resource, DrilledTable restored, List<JsonNode> items) {
        restore(values, resource, restored, items);
    }

    static void restore(Values values, Resource resource, DrilledTable restored, List<JsonNode> items) {
        JsonNode properties = values.value(resource.stack(), resource.node().path("Properties"));
        ObjectNode request = JSON.createObjectNode();
        for (String name : List.of(
                "AttributeDefinitions",
                "BillingMode",
                "GlobalSecondaryIndexes",
                "KeySchema",
                "LocalSecondaryIndexes")) {
            request.set(name, properties.path(name));
        }
        restored.call("CreateTable", request);
        restored.write(items);
    }

    static Map<String, SortedMap<String, JsonNode>> everything(DrilledTable table) {
        Map<String, SortedMap<String, JsonNode>> everything = new TreeMap<>();
        everything.put("", table.items(""));
        table.indexes().forEach(index -> everything.put(index, table.items(index)));
        return everything;
    }

    private static List<String> lacking(DrilledTable table) {
        TreeSet<String> lacking = new TreeSet<>(PutBack.LACKING);
        if (table.hasStream()) {
            lacking.remove("stream");
        }
        if (!table.expiry().isEmpty()) {
            lacking.remove("time to live");
        }
        return List.copyOf(lacking);
    }

    static List<String> differences(
            Map<String, SortedMap<String, JsonNode>> before, Map<String, SortedMap<String, JsonNode>> after) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> views = new TreeSet<>(before.keySet());
        views.addAll(after.keySet());
        for (String view : views) {
            SortedMap<String, JsonNode> old = before.getOrDefault(view, new TreeMap<>());
            SortedMap<String, JsonNode> young = after.getOrDefault(view, new TreeMap<>());
            TreeSet<String> keys = new TreeSet<>(old.keySet());
            keys.addAll(young.keySet());
            keys.stream()
                    .filter(key -> !String.valueOf(old.get(key)).equals(String.valueOf(young.get(key))))
                    .forEach(key -> differences.add((view.isEmpty() ? "table" : view) + " " + key));
        }
        return differences;
    }

    static void timed(Map<String, Double> seconds, String step, Runnable work) {
        long start = System.nanoTime();
        work.run();
        seconds.put(step, Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }
}
