package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Schemas of a document of OpenAPI 3.1, which are those of JSON Schema 2020-12. */
final class Schemas {
    private static final String ADDRESS = "https://mymovie.jp/openapi";
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, document.toString()))));
    }

    /** What of a value does not fit a schema. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled
                .computeIfAbsent(schema.toString(), text -> factory.getSchema(absolute(schema), config))
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode absolute(JsonNode schema) {
        return schema.has("$ref")
                ? JSON.createObjectNode()
                        .put("$ref", ADDRESS + schema.path("$ref").asText())
                : schema;
    }
}
