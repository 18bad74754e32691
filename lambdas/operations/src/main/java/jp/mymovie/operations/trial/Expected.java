package jp.mymovie.operations.trial;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of JSON with what was expected of it. Members that are not named may be there. A text with an asterisk at its
 * beginning or end stands for every text that ends or begins so; an asterisk alone for whatever is there.
 */
final class Expected {
    private Expected() {}

    /** The first difference, in words; null if there is none. */
    static @Nullable String difference(@Nullable Object expected, @Nullable Object got, String at) {
        return switch (expected) {
            case Map<?, ?> members -> members(members, got, at);
            case List<?> elements -> elements(elements, got, at);
            case String text -> matches(text, got) ? null : differs(at, text, got);
            case null -> got == null ? null : differs(at, null, got);
            default -> Objects.equals(expected, got) ? null : differs(at, expected, got);
        };
    }

    private static @Nullable String members(Map<?, ?> expected, @Nullable Object got, String at) {
        if (!(got instanceof Map<?, ?> object)) {
            return differs(at, "an object", got);
        }
        for (Map.Entry<?, ?> member : expected.entrySet()) {
            String name = at.isEmpty() ? String.valueOf(member.getKey()) : at + "." + member.getKey();
            if (!object.containsKey(member.getKey())) {
                return "'%s' must be there, got nothing".formatted(name);
            }
            String difference = difference(member.getValue(), object.get(member.getKey()), name);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable String elements(List<?> expected, @Nullable Object got, String at) {
        if (!(got instanceof List<?> list) || list.size() != expected.size()) {
            return differs(at, expected, got);
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference = difference(expected.get(i), list.get(i), "%s[%d]".formatted(at, i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static boolean matches(String pattern, @Nullable Object got) {
        if (pattern.equals("*")) {
            return true;
        }
        if (!(got instanceof String text)) {
            return false;
        }
        if (pattern.startsWith("*")) {
            return text.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : text.equals(pattern);
    }

    // Answers to the trial are invented data: they may stand in the log.
    private static String differs(String at, @Nullable Object expected, @Nullable Object got) {
        String text = String.valueOf(got);
        return "'%s' must be %s, got %s"
                .formatted(at, expected, text.length() > 200 ? text.substring(0, 200) + "…" : text);
    }
}
