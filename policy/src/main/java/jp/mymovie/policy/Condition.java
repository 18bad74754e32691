package jp.mymovie.policy;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One key under one operator of a policy's {@code Condition}, compiled for matching.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
 *     Set operators</a>
 */
final class Condition {
    private static final String IF_EXISTS = "ifexists";

    private enum Set {
        NONE,
        ALL,
        ANY
    }

    private final String key;
    private final Set set;
    private final boolean ifExists;
    /** Null for the operator {@code Null}. */
    private final @Nullable Comparison comparison;

    private final List<String> written;
    /** A test a value; null where a variable of the request decides what it says. */
    private final @Nullable Predicate<String>[] tests;

    Condition(String operator, String key, List<String> values) {
        this(operator, key, values, true);
    }

    /**
     * @param operator as written, such as {@code ForAllValues:StringLikeIfExists}
     * @param key as written; keys ignore case
     * @param values of which one must match, or none for a negated operator
     * @param variables false for a version of the policy language that has none
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Condition(String operator, String key, List<String> values, boolean variables) {
        this.key = key.toLowerCase(Locale.ROOT);
        this.written = List.copyOf(values);
        String lower = operator.toLowerCase(Locale.ROOT);
        this.set = lower.startsWith("forallvalues:") ? Set.ALL : lower.startsWith("foranyvalue:") ? Set.ANY : Set.NONE;
        String name = lower.substring(lower.indexOf(':') + 1);
        this.ifExists = name.endsWith(IF_EXISTS);
        this.comparison = Comparison.of(ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name);
        if (comparison == null && !name.equals("null")) {
            throw new IllegalArgumentException(
                    "'%s' must be a condition operator of IAM, got '%s': correct the policy".formatted(key, operator));
        }
        this.tests = new Predicate[values.size()];
        for (int i = 0; i < tests.length; i++) {
            boolean varies = comparison != null
                    && comparison.variables()
                    && variables
                    && written.get(i).contains("${");
            tests[i] =
                    comparison == null || varies ? null : comparison.compiled().apply(written.get(i));
        }
    }

    boolean holds(Context context) {
        List<String> asked = context.ofLowerCase(key);
        if (comparison == null) {
            return isNull(asked.isEmpty());
        }
        if (asked.isEmpty()) {
            return ifExists || set == Set.ALL || set == Set.NONE && comparison.negated();
        }
        return switch (set) {
            // A key of several values matches under a set operator alone.
            case NONE -> asked.size() == 1 && matches(comparison, asked.get(0), context);
            case ALL -> isVoid(asked) || all(comparison, asked, context);
            case ANY -> !isVoid(asked) && any(comparison, asked, context);
        };
    }

    private boolean isNull(boolean absent) {
        for (String value : written) {
            if (Boolean.parseBoolean(value) == absent) {
                return true;
            }
        }
        return false;
    }

    /** An empty string is an empty set to the set operators. */
    private static boolean isVoid(List<String> asked) {
        for (String value : asked) {
            if (!value.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean all(Comparison by, List<String> asked, Context context) {
        for (String value : asked) {
            if (!matches(by, value, context)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(Comparison by, List<String> asked, Context context) {
        for (String value : asked) {
            if (matches(by, value, context)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Comparison by, String value, Context context) {
        for (int i = 0; i < tests.length; i++) {
            Predicate<String> test = tests[i];
            if (test == null) {
                String filled = context.substitute(written.get(i));
                // A variable that the request does not carry leaves the value without a match.
                test = filled == null ? null : by.compiled().apply(filled);
            }
            if (test != null && test.test(value)) {
                return !by.negated();
            }
        }
        return by.negated();
    }
}
