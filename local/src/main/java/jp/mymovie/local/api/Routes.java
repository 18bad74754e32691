package jp.mymovie.local.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/** The resources and methods of a REST API. A literal part beats {@code {parameter}}, which beats {@code {proxy+}}. */
final class Routes {
    /**
     * A found route.
     *
     * @param resourceId the resource's id
     * @param resourcePath its path with parameters in braces
     * @param method what answers it
     * @param parameters the path parameters, decoded
     */
    record Match(String resourceId, String resourcePath, Method method, Map<String, String> parameters) {}

    private record Node(String id, String path, Map<String, Node> children, Map<String, Method> methods) {
        Node(String id, String path) {
            this(id, path, new HashMap<>(), new HashMap<>());
        }
    }

    private final Node root;
    private final Map<String, Node> byId = new HashMap<>();

    Routes(List<Stack> stacks, Values values, Resource api) {
        String apiId = values.ref(api);
        root = new Node(values.attribute(api, "RootResourceId"), "");
        byId.put(root.id, root);
        List<Resource> open = new ArrayList<>(Assembly.resources(stacks, "AWS::ApiGateway::Resource").stream()
                .filter(resource -> values.text(resource, "RestApiId").equals(apiId))
                .toList());
        while (open.removeIf(resource -> place(resource, values))) {
            // A child may stand before its parent.
        }
        for (Resource method : Assembly.resources(stacks, "AWS::ApiGateway::Method")) {
            Node node = byId.get(values.text(method, "ResourceId"));
            if (node != null && values.text(method, "RestApiId").equals(apiId)) {
                node.methods.put(values.text(method, "HttpMethod"), Method.read(method, values));
            }
        }
    }

    private boolean place(Resource resource, Values values) {
        Node parent = byId.get(values.text(resource, "ParentId"));
        if (parent == null) {
            return false;
        }
        String part = values.text(resource, "PathPart");
        Node node = new Node(values.ref(resource), parent.path + "/" + part);
        parent.children.put(part, node);
        byId.put(node.id, node);
        return true;
    }

    /** Every function that a method leads to. */
    List<String> functions() {
        return byId.values().stream()
                .flatMap(node -> node.methods.values().stream())
                .map(Method::integration)
                .filter(Method.Proxy.class::isInstance)
                .map(integration -> ((Method.Proxy) integration).function())
                .distinct()
                .toList();
    }

    boolean askForSignIn() {
        return byId.values().stream()
                .flatMap(node -> node.methods.values().stream())
                .anyMatch(Method::signedIn);
    }

    /** Finds the method for a path as sent, or null. */
    @Nullable
    Match find(String method, String path) {
        List<String> parts =
                path.equals("/") ? List.of() : Arrays.asList(path.substring(1).split("/", -1));
        return find(root, method, parts, Map.of());
    }

    private @Nullable Match find(Node node, String method, List<String> parts, Map<String, String> parameters) {
        if (parts.isEmpty()) {
            Method found = node.methods.getOrDefault(method, node.methods.get("ANY"));
            return found == null ? null : new Match(node.id, node.path.isEmpty() ? "/" : node.path, found, parameters);
        }
        String part = URLDecoder.decode(parts.get(0).replace("+", "%2B"), StandardCharsets.UTF_8);
        List<String> rest = parts.subList(1, parts.size());
        Node literal = node.children.get(part);
        Match match = literal == null ? null : find(literal, method, rest, parameters);
        if (match != null || part.isEmpty()) {
            return match;
        }
        for (Map.Entry<String, Node> child : node.children.entrySet()) {
            String name = child.getKey();
            if (name.startsWith("{") && !name.endsWith("+}")) {
                match = find(child.getValue(), method, rest, with(parameters, name, part));
            } else if (name.startsWith("{")) {
                match = find(child.getValue(), method, List.of(), with(parameters, name, String.join("/", parts)));
            }
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name.replaceAll("[{}+]", ""), value);
        return more;
    }
}
