package jp.mymovie.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What a request carries beside action and resource: values by condition key. Keys ignore case. */
final class Context {
    private static final java.util.regex.Pattern VARIABLE =
            java.util.regex.Pattern.compile("\\$\\{([^},]+)(?:,\\s*'([^']*)')?\\s*}");

    private final Map<String, List<String>> written;
    private final Map<String, List<String>> values = new HashMap<>();

    Context(Map<String, List<String>> written) {
        this.written = new TreeMap<>(written);
        written.forEach((key, value) -> values.put(key.toLowerCase(Locale.ROOT), List.copyOf(value)));
    }

    Map<String, List<String>> written() {
        return written;
    }

    List<String> values(String key) {
        return ofLowerCase(key.toLowerCase(Locale.ROOT));
    }

    /** The same for a key that is in lower case already; a key without a value counts as absent. */
    List<String> ofLowerCase(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** A policy's text with its variables filled in, or null where the request has no single value for one. */
    @Nullable
    String substitute(String text) {
        if (!text.contains("${")) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String value = value(matcher.group(1).strip(), matcher.group(2));
            if (value == null) {
                return null;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(Pattern.literal(value)));
        }
        return matcher.appendTail(filled).toString();
    }

    private @Nullable String value(String name, @Nullable String otherwise) {
        if (name.equals("*") || name.equals("?") || name.equals("$")) {
            return name;
        }
        List<String> found = values(name);
        return found.size() == 1 ? found.get(0) : otherwise;
    }
}
