package jp.mymovie.local.cloudwatch;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.cloudwatch.MathParser.Node;
import jp.mymovie.local.cloudwatch.MathValue.Line;
import jp.mymovie.local.cloudwatch.MathValue.Lines;
import jp.mymovie.local.cloudwatch.MathValue.Scalar;

/**
 * Evaluates metric math: a closed list of functions, with what is documented of missing values. A point that is missing
 * in one of two time series counts as 0 there. A time series without any point makes the result of an operator empty:
 * that is not documented, but <a href="https://github.com/aws-samples/amazon-dynamodb-monitoring/pull/4">seen</a>, and the
 * alarm that never fires is the worse of the two readings.
 *
 * @param metrics time series by id, those of metrics alone
 * @param values time series by id, those of expressions included
 * @param length points of a time series
 * @param period seconds
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">metric math</a>
 */
record MetricMath(Map<String, Line> metrics, Map<String, Line> values, int length, int period) {

    MathValue evaluate(Node node) {
        return switch (node) {
            case Node.Number(double value) -> new Scalar(value);
            case Node.Text(String text) -> throw new Unsupported("text '%s' in metric math".formatted(text));
            case Node.Id(String id) -> {
                Line line = values.get(id);
                if (line == null) {
                    throw new Unsupported("metric math names '%s', known are %s"
                            .formatted(id, values.keySet().stream().sorted().toList()));
                }
                yield line;
            }
            case Node.Negative(Node operand) -> each(evaluate(operand), value -> -value);
            case Node.Binary(String operator, Node left, Node right) ->
                combine(operator(operator), evaluate(left), evaluate(right));
            case Node.Array(List<Node> items) ->
                new Lines(items.stream()
                        .flatMap(item -> evaluate(item).lines("[]").stream())
                        .toList());
            case Node.Call call -> MathFunctions.call(this, call);
        };
    }

    private static DoubleBinaryOperator operator(String operator) {
        return switch (operator) {
            case "+" -> Double::sum;
            case "-" -> (left, right) -> left - right;
            case "*" -> (left, right) -> left * right;
            // A data point that would be divided by zero is dropped.
            case "/" -> (left, right) -> right == 0 ? Double.NaN : left / right;
            case "^" -> Math::pow;
            case "==" -> (left, right) -> truth(left == right);
            case "!=" -> (left, right) -> truth(left != right);
            case "<" -> (left, right) -> truth(left < right);
            case ">" -> (left, right) -> truth(left > right);
            case "<=" -> (left, right) -> truth(left <= right);
            case ">=" -> (left, right) -> truth(left >= right);
            case "AND" -> (left, right) -> truth(left != 0 && right != 0);
            case "OR" -> (left, right) -> truth(left != 0 || right != 0);
            default -> throw new Unsupported("operator '%s' of metric math is not known".formatted(operator));
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    MathValue each(MathValue value, DoubleUnaryOperator function) {
        return switch (value) {
            case Scalar(double number) -> new Scalar(function.applyAsDouble(number));
            case Line line -> each(line, function);
            case Lines(List<Line> lines) ->
                new Lines(lines.stream().map(line -> each(line, function)).toList());
        };
    }

    private static Line each(Line line, DoubleUnaryOperator function) {
        return new Line(
                Arrays.stream(line.points())
                        .map(point -> Double.isNaN(point) ? point : function.applyAsDouble(point))
                        .toArray(),
                line.period());
    }

    private MathValue combine(DoubleBinaryOperator operator, MathValue left, MathValue right) {
        return switch (left) {
            case Scalar(double number) -> each(right, value -> operator.applyAsDouble(number, value));
            case Line line ->
                switch (right) {
                    case Scalar(double number) -> each(line, value -> operator.applyAsDouble(value, number));
                    case Line other -> combine(operator, line, other);
                    case Lines(List<Line> lines) ->
                        new Lines(lines.stream()
                                .map(other -> combine(operator, line, other))
                                .toList());
                };
            case Lines(List<Line> lines) ->
                new Lines(lines.stream()
                        .flatMap(line -> combine(operator, line, right).lines("an operator").stream())
                        .toList());
        };
    }

    private Line combine(DoubleBinaryOperator operator, Line left, Line right) {
        double[] points = empty();
        if (!left.isEmpty() && !right.isEmpty()) {
            for (int i = 0; i < length; i++) {
                double one = left.points()[i];
                double two = right.points()[i];
                if (!Double.isNaN(one) || !Double.isNaN(two)) {
                    points[i] = operator.applyAsDouble(Double.isNaN(one) ? 0 : one, Double.isNaN(two) ? 0 : two);
                }
            }
        }
        return new Line(points, period);
    }

    double[] empty() {
        double[] points = new double[length];
        Arrays.fill(points, Double.NaN);
        return points;
    }

    /** Metrics of the request whose id holds a text; all for an empty one. */
    Collection<Line> metrics(String part) {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getKey().contains(part))
                .map(Map.Entry::getValue)
                .toList();
    }
}
