package jp.mymovie.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * One key under one operator of a policy's {@code Condition}.
 *
 * @param operator as written, such as {@code ForAllValues:StringLikeIfExists}
 * @param key as written; keys ignore case
 * @param values of which one must match, or none for a negated operator
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
record Condition(String operator, String key, List<String> values) {
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    /** How a value of the request is held against one of the policy. */
    private record Comparison(boolean negated, boolean patterns, BiPredicate<String, Pattern> test) {}

    private static final Map<String, Comparison> COMPARISONS = Map.ofEntries(
            entry("StringEquals", false, true, (value, pattern) -> pattern.equalTo(value)),
            entry("StringNotEquals", true, true, (value, pattern) -> pattern.equalTo(value)),
            entry("StringEqualsIgnoreCase", false, true, Condition::equalIgnoringCase),
            entry("StringNotEqualsIgnoreCase", true, true, Condition::equalIgnoringCase),
            entry("StringLike", false, true, (value, pattern) -> pattern.matches(value)),
            entry("StringNotLike", true, true, (value, pattern) -> pattern.matches(value)),
            entry("ArnEquals", false, true, (value, pattern) -> pattern.matchesArn(value)),
            entry("ArnNotEquals", true, true, (value, pattern) -> pattern.matchesArn(value)),
            entry("ArnLike", false, true, (value, pattern) -> pattern.matchesArn(value)),
            entry("ArnNotLike", true, true, (value, pattern) -> pattern.matchesArn(value)),
            entry("Bool", false, false, Condition::equalIgnoringCase),
            entry("NumericEquals", false, false, number(order -> order == 0)),
            entry("NumericNotEquals", true, false, number(order -> order == 0)),
            entry("NumericLessThan", false, false, number(order -> order < 0)),
            entry("NumericLessThanEquals", false, false, number(order -> order <= 0)),
            entry("NumericGreaterThan", false, false, number(order -> order > 0)),
            entry("NumericGreaterThanEquals", false, false, number(order -> order >= 0)),
            entry("DateEquals", false, false, date(order -> order == 0)),
            entry("DateNotEquals", true, false, date(order -> order == 0)),
            entry("DateLessThan", false, false, date(order -> order < 0)),
            entry("DateLessThanEquals", false, false, date(order -> order <= 0)),
            entry("DateGreaterThan", false, false, date(order -> order > 0)),
            entry("DateGreaterThanEquals", false, false, date(order -> order >= 0)),
            entry(
                    "IpAddress",
                    false,
                    false,
                    (value, pattern) -> AddressRange.of(pattern.text()).contains(value)),
            entry(
                    "NotIpAddress",
                    true,
                    false,
                    (value, pattern) -> AddressRange.of(pattern.text()).contains(value)));

    private static Map.Entry<String, Comparison> entry(
            String operator, boolean negated, boolean patterns, BiPredicate<String, Pattern> test) {
        return Map.entry(operator, new Comparison(negated, patterns, test));
    }

    private static boolean equalIgnoringCase(String value, Pattern pattern) {
        return pattern.ignoringCase().equalTo(value.toLowerCase(Locale.ROOT));
    }

    private static BiPredicate<String, Pattern> number(java.util.function.IntPredicate order) {
        return (value, pattern) -> {
            try {
                return order.test(Double.compare(Double.parseDouble(value), Double.parseDouble(pattern.text())));
            } catch (NumberFormatException e) {
                return false;
            }
        };
    }

    private static BiPredicate<String, Pattern> date(java.util.function.IntPredicate order) {
        return (value, pattern) -> {
            try {
                return order.test(instant(value).compareTo(instant(pattern.text())));
            } catch (DateTimeParseException e) {
                return false;
            }
        };
    }

    private static Instant instant(String text) {
        return text.chars().allMatch(Character::isDigit)
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    boolean holds(Context context) {
        boolean present = context.has(key);
        String name = operator.substring(operator.indexOf(':') + 1);
        if (name.equals("Null")) {
            return values.stream().anyMatch(value -> Boolean.parseBoolean(value) != present);
        }
        boolean ifExists = name.endsWith(IF_EXISTS);
        Comparison comparison =
                COMPARISONS.get(ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name);
        if (comparison == null) {
            throw new IllegalArgumentException(
                    "'%s' must be a condition operator of IAM, got '%s': correct the policy".formatted(key, operator));
        }
        if (!present) {
            return operator.startsWith(ALL) || !operator.startsWith(ANY) && (ifExists || comparison.negated);
        }
        List<String> asked = context.values(key);
        return operator.startsWith(ALL)
                ? asked.stream().allMatch(value -> matches(comparison, value, context))
                : asked.stream().anyMatch(value -> matches(comparison, value, context));
    }

    private boolean matches(Comparison comparison, String value, Context context) {
        boolean found = false;
        for (String written : values) {
            String pattern = comparison.patterns ? context.substitute(written) : written;
            // A variable that the request does not carry leaves the value without a match.
            found |= pattern != null && comparison.test.test(value, new Pattern(pattern));
        }
        return found != comparison.negated;
    }
}
