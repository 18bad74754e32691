package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Templates and the policies in them, in words. */
final class Templates {
    private static final JsonMapper JSON = new JsonMapper();

    private Templates() {}

    /**
     * @param file where it stands
     * @param json the template
     */
    record Template(Path file, JsonNode json) {}

    /** The templates of a stage. */
    static List<Template> of(Path folder) throws IOException {
        return read(folder, "", ".template.json");
    }

    /** The templates in a folder whose names begin so. */
    static List<Template> starting(Path folder, String start) throws IOException {
        return read(folder, start, ".json");
    }

    private static List<Template> read(Path folder, String start, String end) throws IOException {
        List<Template> templates = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(start) && name.endsWith(end)) {
                    templates.add(new Template(file, JSON.readTree(file.toFile())));
                }
            }
        }
        return templates;
    }

    /** The properties of all resources of a type, by logical id. */
    static Map<String, JsonNode> ofType(JsonNode resources, String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        resources.fields().forEachRemaining(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    /** A value as text, with what CloudFormation fills in by its name. */
    static String text(JsonNode value) {
        if (!value.isObject()) {
            return value.asText();
        }
        if (value.has("Fn::Join")) {
            return StreamSupport.stream(value.path("Fn::Join").path(1).spliterator(), false)
                    .map(Templates::text)
                    .collect(Collectors.joining(value.path("Fn::Join").path(0).asText()));
        }
        if (value.has("Fn::GetAtt")) {
            return "<%s>".formatted(value.path("Fn::GetAtt").path(1).asText());
        }
        return value.has("Fn::Sub")
                ? value.path("Fn::Sub").asText()
                : "<%s>".formatted(value.path("Ref").asText());
    }

    /** A value or a list of them. */
    static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(Templates::text)
                        .toList()
                : List.of(text(value));
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
