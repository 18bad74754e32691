package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.mymovie.movies.MovieRoute;
import org.yaml.snakeyaml.Yaml;

/** The contract, read for a machine that knows nothing of the service but it. */
final class OpenApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document = load();
    private final Schemas schemas = new Schemas(document);
    private final List<Operation> operations = read();

    /**
     * A method of a path.
     *
     * @param id its {@code operationId}
     * @param path below the version, with parameters in braces
     * @param signedIn whether it asks for a token
     * @param parameters of the path, the query and the header
     */
    record Operation(
            String id, String method, String path, boolean signedIn, List<JsonNode> parameters, JsonNode node) {
        boolean publicRead() {
            return !signedIn && method.equals("GET");
        }

        Set<String> statuses() {
            return node.path("responses").properties().stream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return id;
        }
    }

    List<Operation> operations() {
        return operations;
    }

    private List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(operation(path.getKey(), path.getValue(), method))));
        return operations;
    }

    private Operation operation(String path, JsonNode item, Map.Entry<String, JsonNode> method) {
        JsonNode node = method.getValue();
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        node.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        JsonNode security = node.has("security") ? node.path("security") : document.path("security");
        return new Operation(
                node.path("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                !security.isEmpty(),
                parameters,
                node);
    }

    /** Methods that a path answers beside 405, as {@code Allow} names them. */
    Set<String> allowed(String path) {
        Set<String> methods = new TreeSet<>();
        for (Operation operation : operations()) {
            if (operation.path().equals(path)) {
                methods.add(operation.method());
                if (operation.method().equals("GET")) {
                    methods.add("HEAD");
                }
                if (operation.publicRead()) {
                    methods.add("OPTIONS");
                }
            }
        }
        return methods;
    }

    JsonNode response(Operation operation, String status) {
        return resolved(operation.node().path("responses").path(status));
    }

    JsonNode requestBody(Operation operation) {
        return resolved(operation.node().path("requestBody"));
    }

    /** What a reference leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    /** A component, where messages name it. */
    JsonNode component(String kind, String name) {
        return resolved(document.path("components").path(kind).path(name));
    }

    /** What of a value does not fit a schema. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.faults(schema, value);
    }

    private static JsonNode load() {
        try (InputStream yaml = Objects.requireNonNull(MovieRoute.class.getResourceAsStream("/openapi.yaml"))) {
            return JSON.valueToTree(new Yaml().<Map<String, Object>>load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
