package jp.mymovie.app.movies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.constructs.function.RequestBody;
import jp.mymovie.movies.MovieRoute;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awscdk.services.apigateway.JsonSchema;
import software.amazon.awscdk.services.apigateway.JsonSchemaType;
import software.amazon.awscdk.services.apigateway.JsonSchemaVersion;

/**
 * What {@code openapi.yaml} says of bodies, as far as the gateway is to look at it: that they are one JSON object. What is in
 * it is for the function to check, because its answer names the member, the value and the remedy, and the gateway's can't.
 */
final class RequestBodies {
    private static final String JSON = "json";

    private final Map<String, ?> document;

    RequestBodies() {
        try (InputStream yaml = Objects.requireNonNull(MovieRoute.class.getResourceAsStream("/openapi.yaml"))) {
            document = new Yaml().load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of a route, null where it has none that is JSON. */
    @Nullable
    RequestBody of(MovieRoute route) {
        Map<String, ?> operation =
                in(in(in(document, "paths"), route.path()), route.method().toLowerCase(Locale.ROOT));
        Map<String, ?> content = in(resolved(in(operation, "requestBody")), "content");
        List<String> mediaTypes =
                content.keySet().stream().filter(type -> type.endsWith(JSON)).toList();
        if (mediaTypes.isEmpty()) {
            return null;
        }
        Map<String, ?> schema = in(in(content, mediaTypes.getFirst()), "schema");
        String reference = String.valueOf(schema.get("$ref"));
        return new RequestBody(
                reference.substring(reference.lastIndexOf('/') + 1),
                JsonSchema.builder()
                        .schema(JsonSchemaVersion.DRAFT4)
                        .type(JsonSchemaType.valueOf(
                                String.valueOf(resolved(schema).get("type")).toUpperCase(Locale.ROOT)))
                        .build(),
                mediaTypes);
    }

    /** What a reference leads to, or the object itself. */
    private Map<String, ?> resolved(Map<String, ?> object) {
        if (!(object.get("$ref") instanceof String reference)) {
            return object;
        }
        Map<String, ?> found = document;
        for (String step : reference.substring("#/".length()).split("/")) {
            found = in(found, step);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> in(Map<String, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> member ? (Map<String, ?>) member : Map.of();
    }
}
