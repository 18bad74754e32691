package jp.mymovie.movies.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jp.mymovie.movies.MovieRoute;
import org.jspecify.annotations.Nullable;

/**
 * Paths that scripts call: one resource of the gateway takes them all, so that its stack does not have each route twice, and
 * the function tells the routes apart as the gateway does, a literal part before a parameter.
 */
final class ScriptPaths {
    /** The gateway's resource. */
    static final String RESOURCE = "/v1" + MovieRoute.SCRIPTS + "/{proxy+}";

    private ScriptPaths() {}

    /** A route, and the parameters of its path. */
    record Match(MovieRoute route, Map<String, String> parameters) {}

    /** The route of a path; null where there is none, or none for scripts. @param path behind the prefix */
    static @Nullable Match match(@Nullable String method, String path) {
        String[] parts = ("/" + path).split("/", -1);
        Match found = null;
        for (MovieRoute route : MovieRoute.values()) {
            Map<String, String> parameters = parameters(route.path().split("/", -1), parts);
            if (parameters != null
                    && route.method().equals(method)
                    && (found == null || parameters.size() < found.parameters().size())) {
                found = new Match(route, parameters);
            }
        }
        return found == null || found.route().scope() == null ? null : found;
    }

    /** As the gateway decodes a parameter of one part; whether it decodes a path of many, AWS does not say. */
    private static @Nullable String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null where the path is not of that form. */
    private static @Nullable Map<String, String> parameters(String[] form, String[] parts) {
        if (form.length != parts.length) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < form.length; i++) {
            if (form[i].startsWith("{")) {
                String value = decoded(parts[i]);
                if (value == null || value.isEmpty()) {
                    return null;
                }
                parameters.put(form[i].substring(1, form[i].length() - 1), value);
            } else if (!form[i].equals(parts[i])) {
                return null;
            }
        }
        return parameters;
    }
}
