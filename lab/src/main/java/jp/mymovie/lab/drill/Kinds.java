package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of items of a table as {@code docs/table.md} explains them, and invented items of each. That page fails its
 * test when a kind is missing, so none is forgotten here.
 */
final class Kinds {
    private record Kind(String name, String pk, String sk, List<String> indexes) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern KEYS = Pattern.compile("^`(\\S.*?)` / `(.+?)`\\.");
    private static final Map<String, List<String>> INDEX_KEYS = Map.of(
            "byFilm", List.of("filmKey", "filmSort"),
            "byRegistered", List.of("registeredKey"),
            "byRelease", List.of("releaseKey"),
            "byScore", List.of("scoreKey"),
            "byTitle", List.of("titleKey"));

    private final List<Kind> kinds;

    private Kinds(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** @throws IllegalArgumentException if the page names no kind */
    static Kinds read(String page) {
        List<Kind> kinds = new ArrayList<>();
        String name = "";
        for (String line : page.lines().toList()) {
            Matcher keys = KEYS.matcher(line);
            if (line.startsWith("### ")) {
                name = line.substring(4);
            } else if (keys.find()) {
                kinds.add(new Kind(name, keys.group(1), keys.group(2), new ArrayList<>()));
            } else if (line.startsWith("- in ") && !kinds.isEmpty()) {
                Pattern.compile("`(\\w+)`")
                        .matcher(line)
                        .results()
                        .map(index -> index.group(1))
                        .filter(INDEX_KEYS::containsKey)
                        .forEach(kinds.getLast().indexes::add);
            }
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("the page of the table must explain kinds of items, got none");
        }
        return new Kinds(kinds);
    }

    List<String> names() {
        return kinds.stream().map(Kind::name).toList();
    }

    /** An item in the table's JSON; each number makes another one, and each in turn of the next kind. */
    ObjectNode item(int number) {
        Kind kind = kinds.get(number % kinds.size());
        ObjectNode item = JSON.createObjectNode();
        text(item, "pk", filled(kind.pk, number));
        text(item, "sk", filled(kind.sk, number));
        kind.indexes.forEach(index -> INDEX_KEYS
                .getOrDefault(index, List.of())
                .forEach(key -> text(item, key, "%s#%07d".formatted(index, number))));
        // A value of every type that DynamoDB knows, since a restored one must be of the same type.
        ObjectNode listed = item.putObject("e").putObject("M");
        text(listed, "title", "映画 %d \uD83C\uDFAC \"quoted\"\n".formatted(number));
        listed.putObject("score").put("N", String.valueOf(number % 101));
        listed.putObject("seen").put("BOOL", number % 2 == 0);
        listed.putObject("none").put("NULL", true);
        listed.putObject("days").putArray("L").addObject().put("S", "2026-11-01");
        item.putObject("tags").putArray("SS").add("a" + number).add("b");
        item.putObject("bytes").put("B", "AAEC");
        if (number % 5 == 0) {
            item.putObject("expiresAt").put("N", "4102444800");
        }
        return item;
    }

    private static String filled(String pattern, int number) {
        return pattern.replaceAll("<[^>]*>", "%07d".formatted(number));
    }

    private static void text(ObjectNode item, String name, String value) {
        item.putObject(name).put("S", value);
    }
}
