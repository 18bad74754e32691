package jp.mymovie.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of the names that commands hold in angle brackets, such as {@code <stg id>}. */
final class Names {
    private static final Pattern NAME = Pattern.compile("<([a-z][a-z0-9 -]*)>");

    private final Map<String, String> values;

    Names(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    Names copy() {
        return new Names(values);
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    /** True if every name in a text has a value. */
    boolean knows(String text) {
        return NAME.matcher(text).results().allMatch(name -> values.containsKey(name.group(1)));
    }

    /** @throws IllegalArgumentException if a name has no value */
    String in(String text) {
        return replaced(text, UnaryOperator.identity());
    }

    /** A pattern whose values are taken literally. */
    String pattern(String text) {
        // (?<name>…) is no name of ours, and no pattern of the register has one.
        return replaced(text, Pattern::quote);
    }

    /** Output with names in place of their values: the register is public. */
    String hidden(String said) {
        String hidden = said;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().endsWith(" id")) {
                hidden = hidden.replace(value.getValue(), "<" + value.getKey() + ">");
            }
        }
        return hidden.replaceAll("\\b\\d{12}\\b", "<account id>");
    }

    private String replaced(String text, UnaryOperator<String> form) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(form.apply(value(name))));
    }

    private String value(MatchResult name) {
        String value = values.get(name.group(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "'<%s>' has no value: known are %s".formatted(name.group(1), String.join(", ", values.keySet())));
        }
        return value;
    }
}
