package jp.mymovie.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string or a form, decoded, in order.
 *
 * @param values every value of each name
 */
public record Query(Map<String, List<String>> values) {

    /** Reads {@code a=1&b=2}; wrong escapes are an {@link IllegalArgumentException}. */
    public static Query parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                values.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return new Query(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The first value of a name, or null. */
    public @Nullable String getFirst(String name) {
        List<String> found = values.get(name);
        return found == null ? null : found.get(0);
    }

    /** The first value of a name, or the empty text. */
    public String get(String name) {
        String value = getFirst(name);
        return value == null ? "" : value;
    }
}
