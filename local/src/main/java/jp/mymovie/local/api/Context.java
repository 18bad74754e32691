package jp.mymovie.local.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code $context} of a request: variables for access logs and gateway answers. */
final class Context {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_:-]+)*)");

    private final Map<String, String> variables = new LinkedHashMap<>();

    void set(String name, Object value) {
        variables.put(name, String.valueOf(value));
    }

    String get(String name) {
        return variables.getOrDefault(name, "");
    }

    /** An access log line: absent values are {@code -}. */
    String log(String format) {
        return replace(format, "-");
    }

    /** A gateway answer: absent values are empty. */
    String answer(String template) {
        return replace(template, "");
    }

    private String replace(String text, String absent) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String name = match.group(1);
            // messageString comes with its quotes, everything else stands inside of quotes already.
            String value = name.equals("error.messageString")
                    ? "\"" + escaped(get("error.message")) + "\""
                    : escaped(variables.getOrDefault(name, absent));
            return Matcher.quoteReplacement(value);
        });
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
