package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** Templates and the policies in them, in words. */
final class Templates {
    private Templates() {}

    /** The properties of a stack's resources of a type in words, by logical id. */
    static Map<String, JsonNode> ofType(Stack stack, String type, Values words) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (Resource resource : Assembly.resources(List.of(stack), type)) {
            found.put(resource.id(), words.value(stack, resource.node().path("Properties")));
        }
        return found;
    }

    /** A value or a list of them. */
    static List<String> texts(JsonNode value) {
        return value.isArray() ? value.valueStream().map(JsonNode::asText).toList() : List.of(value.asText());
    }

    /** Whom a trust lets in. */
    static String principals(JsonNode principal) {
        List<String> parts = new ArrayList<>();
        principal
                .fields()
                .forEachRemaining(kind -> texts(kind.getValue())
                        .forEach(
                                who -> parts.add("`" + who.replaceFirst("^arn:aws:iam::(\\d{12}):root$", "$1") + "`")));
        parts.sort(null);
        return String.join(", ", parts);
    }

    /** Conditions, one after another. */
    static String conditions(JsonNode condition) {
        List<String> parts = new ArrayList<>();
        condition
                .fields()
                .forEachRemaining(operator -> operator.getValue()
                        .fields()
                        .forEachRemaining(key -> parts.add("%s `%s` %s"
                                .formatted(
                                        operator.getKey(),
                                        key.getKey(),
                                        texts(key.getValue()).stream()
                                                .map(value -> "`" + value + "`")
                                                .collect(Collectors.joining(", "))))));
        parts.sort(null);
        return String.join("; ", parts);
    }
}
