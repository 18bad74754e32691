package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import jp.mymovie.movies.domain.Totals;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** An {@code ADD} of several numbers to one item. */
final class Addition {
    private final Map<String, Long> amounts = new HashMap<>();

    Addition add(String name, long amount) {
        if (amount != 0) {
            amounts.put(name, amount);
        }
        return this;
    }

    /** Amounts that a film's totals keep. */
    Addition add(Totals change) {
        add(ProfileItem.COUNT, change.count());
        add("scoreSum", change.scoreSum());
        change.bands().forEach((band, n) -> add(ProfileItem.BAND + String.valueOf(band), n));
        return this;
    }

    /** Amounts that a user's totals keep. */
    Addition addAll(Totals change) {
        add(change);
        add(ProfileItem.MINUTES, change.minutes());
        change.years().forEach((year, n) -> add(ProfileItem.year(year), n));
        change.genres().forEach((genre, n) -> add(ProfileItem.GENRE + String.valueOf(genre), n));
        return this;
    }

    /** The amounts by name. */
    Map<String, Long> amounts() {
        return Map.copyOf(amounts);
    }

    Update to(String table, Map<String, AttributeValue> key, @Nullable Condition condition) {
        StringJoiner expression = new StringJoiner(", ", "ADD ", "");
        Map<String, String> names = new HashMap<>(condition == null ? Map.of() : condition.names());
        Map<String, AttributeValue> values = new HashMap<>(condition == null ? Map.of() : condition.values());
        amounts.forEach((name, amount) -> {
            expression.add("#" + placeholder(name) + " :" + placeholder(name));
            names.put("#" + placeholder(name), name);
            values.put(":" + placeholder(name), Items.number(amount));
        });
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(expression.toString())
                .conditionExpression(condition == null ? null : condition.expression())
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    /** A year before 1800 has a minus in its name, which placeholders must not. */
    private static String placeholder(String name) {
        return name.replace('-', '_');
    }
}
