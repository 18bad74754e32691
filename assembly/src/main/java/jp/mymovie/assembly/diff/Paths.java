package jp.mymovie.assembly.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Paths at which two nodes of JSON differ: {@code A.B}, {@code A[0]}, and {@code A[key]} in lists whose entries have a name
 * of their own; a new entry is {@code A[key+]}, one that is gone {@code A[key]}. Intrinsic functions are compared as wholes.
 */
final class Paths {
    /** Properties that tell the entries of a list apart. */
    private static final List<String> KEYS =
            List.of("AttributeName", "IndexName", "Key", "Name", "Id", "Sid", "PolicyName", "PathPattern");

    private final List<String> found = new ArrayList<>();
    private boolean code;
    private int seen;

    private Paths() {}

    static Paths between(JsonNode before, JsonNode after) {
        Paths paths = new Paths();
        paths.compare("", before, after);
        return paths;
    }

    List<String> found() {
        return found;
    }

    /** True if something differs by hashes of assets alone. */
    boolean code() {
        return code;
    }

    /** A text without hashes of assets (64 figures), and of versions and deployments (32 at the end of a logical id). */
    static String plain(String text) {
        return text.replaceAll("[0-9a-f]{64}", "*").replaceAll("(?<=[0-9A-F]{8})[0-9a-f]{32}", "*");
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        seen++;
        if (plain(before.toString()).equals(plain(after.toString()))) {
            code = true;
        } else if (before.isObject() && after.isObject() && !isFunction(before) && !isFunction(after)) {
            TreeSet<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(
                    name -> compare(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name)));
        } else if (before.isArray() && (after.isArray() || after.isMissingNode())) {
            compareLists(path, before, after);
        } else {
            found.add(path);
        }
    }

    private void compareLists(String path, JsonNode before, JsonNode after) {
        int known = seen;
        for (String key : KEYS) {
            Map<String, JsonNode> old = byKey(before, key);
            Map<String, JsonNode> young = byKey(after, key);
            if (old.size() == before.size() && young.size() == after.size()) {
                TreeSet<String> names = new TreeSet<>(old.keySet());
                names.addAll(young.keySet());
                for (String name : names) {
                    JsonNode was = old.get(name);
                    JsonNode is = young.get(name);
                    if (was == null || is == null) {
                        seen++;
                        found.add("%s[%s%s]".formatted(path, name, was == null ? "+" : ""));
                    } else {
                        compare("%s[%s]".formatted(path, name), was, is);
                    }
                }
                if (seen == known) {
                    found.add(path); // The order alone differs.
                }
                return;
            }
        }
        if (before.size() != after.size()) {
            found.add(path);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            compare("%s[%d]".formatted(path, i), before.get(i), after.get(i));
        }
    }

    private static Map<String, JsonNode> byKey(JsonNode list, String key) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        list.forEach(entry -> {
            if (entry.path(key).isTextual()) {
                entries.put(entry.path(key).asText(), entry);
            }
        });
        return entries;
    }

    private static boolean isFunction(JsonNode node) {
        String name = node.isEmpty() ? "" : node.fieldNames().next();
        return node.size() == 1 && (name.equals("Ref") || name.startsWith("Fn::"));
    }
}
