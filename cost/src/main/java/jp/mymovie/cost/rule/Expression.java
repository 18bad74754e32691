package jp.mymovie.cost.rule;

import java.util.Map;
import java.util.Optional;

/**
 * Arithmetic of an alarm's metric math: figures, names, the four operations, brackets and {@code FILL}, of which the
 * metric alone counts. Other functions are not known here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Metric math</a>
 */
final class Expression {
    private final String text;
    private final Map<String, Double> metrics;
    private int at;

    private Expression(String text, Map<String, Double> metrics) {
        this.text = text.replaceAll("\\s", "");
        this.metrics = metrics;
    }

    /** Value for metrics by their names; empty where a word of it is not known. */
    static Optional<Double> value(String text, Map<String, Double> metrics) {
        Expression expression = new Expression(text, metrics);
        try {
            double value = expression.sum();
            return expression.at == expression.text.length() ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private double sum() {
        double value = product();
        while (is('+') || is('-')) {
            value = text.charAt(at++) == '+' ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (is('*') || is('/')) {
            value = text.charAt(at++) == '*' ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        if (is('(')) {
            return bracket();
        }
        String word = word();
        if (word.equals("FILL") && is('(')) {
            return bracket();
        }
        Double metric = metrics.get(word);
        return metric == null ? Double.parseDouble(word) : metric;
    }

    /** The first of what stands between brackets. */
    private double bracket() {
        at++;
        double value = sum();
        if (is(',')) {
            at++;
            word();
        }
        if (!is(')')) {
            throw new IllegalArgumentException("a bracket must be closed at %d, got '%s'".formatted(at, text));
        }
        at++;
        return value;
    }

    private String word() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || text.charAt(at) == '.'
                        || text.charAt(at) == '_'
                        || isExponent())) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isExponent() {
        return text.charAt(at) == '-'
                && at > 1
                && Character.toLowerCase(text.charAt(at - 1)) == 'e'
                && Character.isDigit(text.charAt(at - 2));
    }

    private boolean is(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }
}
