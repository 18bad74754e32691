package jp.mymovie.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value of the settings and its place, so that a wrong one is named with both.
 *
 * @param path such as {@code estate.accounts.stg.email}
 * @param node the value as JSON; missing where nothing stands
 */
record Setting(String path, JsonNode node) {
    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    Setting optional(String key) {
        return new Setting(path + "." + key, node.path(key));
    }

    Setting get(String key) {
        Setting child = optional(key);
        if (!child.isPresent()) {
            throw new IllegalArgumentException("'%s' is missing: add it to cdk.json".formatted(child.path));
        }
        return child;
    }

    void onlyKeys(String... known) {
        List<String> names = List.of(known);
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "'%s.%s' is not a setting; known here: %s".formatted(path, name, names));
            }
        });
    }

    boolean flag(boolean absent) {
        if (!isPresent()) {
            return absent;
        }
        if (!node.isBoolean()) {
            throw wrong("true or false");
        }
        return node.booleanValue();
    }

    /** The members of an object by their names, in the order of the file. */
    List<String> keys() {
        if (!node.isObject() || node.isEmpty()) {
            throw wrong("an object with at least one member");
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    List<Setting> items() {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong("a list of at least one value");
        }
        List<Setting> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Setting("%s[%d]".formatted(path, i), node.get(i)));
        }
        return items;
    }

    List<String> leaves() {
        List<String> leaves = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            JsonNode child = node.get(name);
            if (child.isObject()) {
                new Setting("", child).leaves().forEach(leaf -> leaves.add(name + "." + leaf));
            } else {
                leaves.add(name);
            }
        });
        return leaves;
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("a string in quotes");
        }
        return node.textValue();
    }

    String matching(String pattern, String form) {
        if (!node.isTextual() || !Pattern.matches(pattern, node.textValue())) {
            throw wrong(form);
        }
        return node.textValue();
    }

    String among(Collection<String> known, String form) {
        if (!node.isTextual() || !known.contains(node.textValue())) {
            throw wrong(form);
        }
        return node.textValue();
    }

    String matchingOr(String absent, String pattern, String form) {
        return isPresent() ? matching(pattern, form) : absent;
    }

    LocalDate day() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw wrong("a day such as 2026-11-01");
        }
    }

    double number(double least, double most) {
        if (!node.isNumber() || node.doubleValue() < least || node.doubleValue() > most) {
            throw wrong("a number from %s to %s".formatted(plain(least), plain(most)));
        }
        return node.doubleValue();
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("'%s' must be %s, got %s".formatted(path, wanted, node));
    }
}
