package jp.mymovie.policy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An operator of a {@code Condition}: it holds a value of the request against one of the policy.
 *
 * @param negated true for the operators that ask for no match
 * @param variables true for the operators in whose values a policy variable is filled in
 * @param compiled makes of a value of the policy, variables filled in, the test of a value of the request
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
record Comparison(boolean negated, boolean variables, Function<String, Predicate<String>> compiled) {
    private static final Predicate<String> NEVER = value -> false;

    private static final Map<String, Comparison> ALL = Map.ofEntries(
            entry("StringEquals", text(Pattern::equalTo)),
            entry("StringNotEquals", text(Pattern::equalTo).not()),
            entry("StringEqualsIgnoreCase", ignoringCase()),
            entry("StringNotEqualsIgnoreCase", ignoringCase().not()),
            entry("StringLike", text(Pattern::matches)),
            entry("StringNotLike", text(Pattern::matches).not()),
            entry("ArnEquals", text(Pattern::matchesArn)),
            entry("ArnNotEquals", text(Pattern::matchesArn).not()),
            entry("ArnLike", text(Pattern::matchesArn)),
            entry("ArnNotLike", text(Pattern::matchesArn).not()),
            entry("Bool", ignoringCase()),
            entry("BinaryEquals", plain(Comparison::binary)),
            entry("NumericEquals", number(order -> order == 0)),
            entry("NumericNotEquals", number(order -> order == 0).not()),
            entry("NumericLessThan", number(order -> order < 0)),
            entry("NumericLessThanEquals", number(order -> order <= 0)),
            entry("NumericGreaterThan", number(order -> order > 0)),
            entry("NumericGreaterThanEquals", number(order -> order >= 0)),
            entry("DateEquals", date(order -> order == 0)),
            entry("DateNotEquals", date(order -> order == 0).not()),
            entry("DateLessThan", date(order -> order < 0)),
            entry("DateLessThanEquals", date(order -> order <= 0)),
            entry("DateGreaterThan", date(order -> order > 0)),
            entry("DateGreaterThanEquals", date(order -> order >= 0)),
            entry("IpAddress", address()),
            entry("NotIpAddress", address().not()));

    /** By name, in which case does not matter; null if IAM has no such operator. */
    static @Nullable Comparison of(String operator) {
        return ALL.get(operator.toLowerCase(Locale.ROOT));
    }

    private Comparison not() {
        return new Comparison(true, variables, compiled);
    }

    private static Map.Entry<String, Comparison> entry(String operator, Comparison comparison) {
        return Map.entry(operator.toLowerCase(Locale.ROOT), comparison);
    }

    private static Comparison text(BiPredicate<Pattern, String> test) {
        return new Comparison(false, true, written -> {
            Pattern pattern = new Pattern(written);
            return value -> test.test(pattern, value);
        });
    }

    private static Comparison ignoringCase() {
        return new Comparison(false, true, written -> {
            Pattern pattern = new Pattern(written).ignoringCase();
            return value -> pattern.equalTo(value.toLowerCase(Locale.ROOT));
        });
    }

    private static Comparison plain(Function<String, Predicate<String>> compiled) {
        return new Comparison(false, false, compiled);
    }

    private static Comparison number(IntPredicate order) {
        return plain(written -> ordered(written, Comparison::number, order));
    }

    private static Comparison date(IntPredicate order) {
        return plain(written -> ordered(written, Moment::of, order));
    }

    /** A value that is no number or no date matches nothing. */
    private static <T extends Comparable<T>> Predicate<String> ordered(
            String written, Function<String, @Nullable T> read, IntPredicate order) {
        T bound = read.apply(written);
        if (bound == null) {
            return NEVER;
        }
        return value -> {
            T asked = read.apply(value);
            return asked != null && order.test(asked.compareTo(bound));
        };
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The policy holds the bytes in Base64; so does our context. */
    private static Predicate<String> binary(String written) {
        byte[] wanted = bytes(written);
        return wanted == null ? NEVER : value -> Arrays.equals(wanted, bytes(value));
    }

    private static byte @Nullable [] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Comparison address() {
        return plain(written -> {
            AddressRange range = AddressRange.of(written);
            return range::contains;
        });
    }
}
