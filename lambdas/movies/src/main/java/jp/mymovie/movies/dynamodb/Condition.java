package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Condition of a write.
 *
 * @param names of attributes, by their placeholders
 * @param values by their placeholders
 */
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
    static final Condition IS_THERE = of("attribute_exists(" + Keys.PK + ")");
    static final Condition IS_NOT_THERE = of("attribute_not_exists(" + Keys.PK + ")");

    static Condition of(String expression) {
        return new Condition(expression, Map.of(), Map.of());
    }

    /** That an attribute has a value. */
    static Condition is(String attribute, AttributeValue value) {
        String name = attribute.replace('.', '_');
        String path = attribute.contains(".") ? attribute : "#" + name;
        return new Condition(
                path + " = :is_" + name,
                attribute.contains(".") ? Map.of() : Map.of("#" + name, attribute),
                Map.of(":is_" + name, value));
    }

    Condition and(Condition other) {
        Map<String, String> allNames = new HashMap<>(names);
        allNames.putAll(other.names);
        Map<String, AttributeValue> allValues = new HashMap<>(values);
        allValues.putAll(other.values);
        return new Condition(expression + " AND " + other.expression, allNames, allValues);
    }
}
