package jp.mymovie.test.probe;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.test.probe.OpenApi.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A request in the making.
 *
 * @param operation that it aims at, null for none
 * @param what is peculiar about it, for messages
 * @param path below the stage, encoded, its parameters still in braces
 * @param values of the parameters of the path, encoded
 * @param body null for none
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
record Ask(
        @Nullable Operation operation,
        String what,
        String method,
        String path,
        Map<String, String> values,
        String query,
        Map<String, String> headers,
        byte @Nullable [] body) {
    private static final String BASE = "/api";

    static Ask of(String method, String path) {
        return new Ask(null, "", method, path, Map.of(), "", Map.of(), null);
    }

    Ask aimedAt(Operation aim) {
        return new Ask(aim, what, method, path, values, query, headers, body);
    }

    Ask named(String name) {
        return new Ask(operation, name, method, path, values, query, headers, body);
    }

    Ask by(String otherMethod) {
        return new Ask(operation, what, otherMethod, path, values, query, headers, body);
    }

    Ask value(String name, String encoded) {
        return new Ask(operation, what, method, path, put(values, name, encoded), query, headers, body);
    }

    /** Adds a parameter, or another one of the same name. */
    Ask and(String parameter) {
        String longer = query.isEmpty() ? parameter : query + "&" + parameter;
        return new Ask(operation, what, method, path, values, longer, headers, body);
    }

    /** Gives a parameter another value. */
    Ask query(String name, String encoded) {
        return withoutQuery(name).and(name + "=" + encoded);
    }

    Ask withoutQuery(String name) {
        String rest = query.replaceAll("(^|&)" + name + "=[^&]*", "").replaceAll("^&", "");
        return new Ask(operation, what, method, path, values, rest, headers, body);
    }

    Ask with(String header, String value) {
        return new Ask(operation, what, method, path, values, query, put(headers, header, value), body);
    }

    Ask without(String header) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new Ask(operation, what, method, path, values, query, fewer, body);
    }

    Ask body(String type, byte @Nullable [] content) {
        Map<String, String> typed =
                type.isEmpty() ? without("Content-Type").headers : put(headers, "Content-Type", type);
        return new Ask(operation, what, method, path, values, query, typed, content);
    }

    Ask json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    Request request(String address) {
        String filled = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        Headers sent = new Headers().set("Host", "mymovie.jp").set("X-Forwarded-For", address + ", 192.0.2.9");
        headers.forEach(sent::set);
        return new Request(method, BASE + filled, query, sent, body == null ? new byte[0] : body, address, 1);
    }

    private static Map<String, String> put(Map<String, String> map, String name, String value) {
        Map<String, String> more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }
}
