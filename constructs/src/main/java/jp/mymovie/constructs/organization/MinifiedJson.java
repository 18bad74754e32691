package jp.mymovie.constructs.organization;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Policy documents without white space: the form whose length counts against the quota. */
final class MinifiedJson {
    private MinifiedJson() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quote(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(MinifiedJson::of).collect(Collectors.joining(",", "[", "]"));
        }
        return quote(value.toString());
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
