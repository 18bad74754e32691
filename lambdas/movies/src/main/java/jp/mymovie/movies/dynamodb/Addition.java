package jp.mymovie.movies.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import jp.mymovie.movies.domain.Totals;
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

    Addition add(Totals change) {
        add("count", change.count());
        add("scoreSum", change.scoreSum());
        change.bands().forEach((band, n) -> add("b" + band, n));
        return this;
    }

    boolean empty() {
        return amounts.isEmpty();
    }

    Addition addYears(Totals change) {
        change.years().forEach((year, n) -> add("y" + year, n));
        return this;
    }

    Update.Builder to(String table, Map<String, AttributeValue> key) {
        StringJoiner expression = new StringJoiner(", ", "ADD ", "");
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        amounts.forEach((name, amount) -> {
            expression.add("#" + name + " :" + name);
            names.put("#" + name, name);
            values.put(":" + name, ProfileItem.number(amount));
        });
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(expression.toString())
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }
}
