package jp.mymovie.local.cloudwatch;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.cloudwatch.MathParser.Node;
import jp.mymovie.local.cloudwatch.MathValue.Line;
import jp.mymovie.local.cloudwatch.MathValue.Lines;
import jp.mymovie.local.cloudwatch.MathValue.Scalar;

/** The functions of metric math that are known: a closed list. */
final class MathFunctions {
    private MathFunctions() {}

    /** @throws Unsupported if the function is not on the list */
    static MathValue call(MetricMath math, Node.Call call) {
        List<Node> arguments = call.arguments();
        return switch (call.function()) {
            case "METRICS" ->
                new Lines(List.copyOf(math.metrics(
                        arguments.isEmpty()
                                ? ""
                                : arguments.getFirst() instanceof Node.Text(String text) ? text : "?")));
            case "FILL" -> fill(math, arguments);
            case "IF" -> condition(math, arguments);
            case "ABS" -> math.each(one(math, call), Math::abs);
            case "CEIL" -> math.each(one(math, call), Math::ceil);
            case "FLOOR" -> math.each(one(math, call), Math::floor);
            case "LOG" -> math.each(one(math, call), Math::log);
            case "LOG10" -> math.each(one(math, call), Math::log10);
            case "SUM" -> fold(math, call, points -> points.sum());
            case "AVG" -> fold(math, call, points -> points.average().orElse(Double.NaN));
            case "MIN" -> fold(math, call, points -> points.min().orElse(Double.NaN));
            case "MAX" -> fold(math, call, points -> points.max().orElse(Double.NaN));
            case "DATAPOINT_COUNT" -> fold(math, call, points -> points.count());
            case "METRIC_COUNT" ->
                new Scalar(one(math, call).lines("METRIC_COUNT").size());
            case "PERIOD" ->
                new Scalar(one(math, call).lines("PERIOD").getFirst().period());
            case "TIME_SERIES" -> {
                double[] points = new double[math.length()];
                Arrays.fill(points, one(math, call).scalar("TIME_SERIES"));
                yield new Line(points, math.period());
            }
            case "DIFF" -> along(math, one(math, call), (earlier, later) -> later - earlier, false);
            case "RATE" -> along(math, one(math, call), (earlier, later) -> later - earlier, true);
            case "RUNNING_SUM" -> lines(one(math, call), "RUNNING_SUM", MathFunctions::runningSum);
            default -> throw new Unsupported("function '%s' of metric math is not known".formatted(call.function()));
        };
    }

    private static MathValue one(MetricMath math, Node.Call call) {
        if (call.arguments().size() != 1) {
            throw new Unsupported(
                    "'%s' of metric math takes one argument, got %s".formatted(call.function(), call.arguments()));
        }
        return math.evaluate(call.arguments().getFirst());
    }

    private static MathValue lines(MathValue value, String where, UnaryOperator<Line> function) {
        return value instanceof Line line
                ? function.apply(line)
                : new Lines(value.lines(where).stream().map(function).toList());
    }

    /** Of one time series a number over its points, of an array a time series over the points of each time stamp. */
    private static MathValue fold(MetricMath math, Node.Call call, ToDoubleFunction<DoubleStream> function) {
        MathValue value = one(math, call);
        if (value instanceof Line line) {
            return new Scalar(function.applyAsDouble(present(line)));
        }
        List<Line> lines = value.lines(call.function());
        double[] points = math.empty();
        boolean counts = call.function().equals("DATAPOINT_COUNT");
        for (int i = 0; i < points.length; i++) {
            int place = i;
            double[] existing = lines.stream()
                    .mapToDouble(line -> line.points()[place])
                    .filter(point -> !Double.isNaN(point))
                    .toArray();
            if (existing.length > 0) {
                // Missing values of an average are treated as 0.
                points[i] = call.function().equals("AVG")
                        ? Arrays.stream(existing).sum() / lines.size()
                        : function.applyAsDouble(Arrays.stream(existing));
            } else if (counts) {
                points[i] = 0;
            }
        }
        return new Line(points, math.period());
    }

    private static DoubleStream present(Line line) {
        return Arrays.stream(line.points()).filter(point -> !Double.isNaN(point));
    }

    private static MathValue fill(MetricMath math, List<Node> arguments) {
        Node with = arguments.get(1);
        return lines(math.evaluate(arguments.getFirst()), "FILL", line -> switch (with) {
            case Node.Id(String id) when id.equals("REPEAT") -> repeat(line);
            case Node.Id(String id) when id.equals("LINEAR") -> linear(line);
            default -> fill(line, math.evaluate(with));
        });
    }

    private static Line fill(Line line, MathValue with) {
        double[] points = line.points().clone();
        for (int i = 0; i < points.length; i++) {
            if (Double.isNaN(points[i])) {
                points[i] = with instanceof Line other ? other.points()[i] : with.scalar("FILL");
            }
        }
        return new Line(points, line.period());
    }

    private static Line repeat(Line line) {
        double[] points = line.points().clone();
        for (int i = 1; i < points.length; i++) {
            if (Double.isNaN(points[i])) {
                points[i] = points[i - 1];
            }
        }
        return new Line(points, line.period());
    }

    private static Line linear(Line line) {
        double[] points = line.points().clone();
        int last = -1;
        for (int i = 0; i < points.length; i++) {
            if (Double.isNaN(points[i])) {
                continue;
            }
            for (int j = last + 1; last >= 0 && j < i; j++) {
                points[j] = points[last] + (points[i] - points[last]) * (j - last) / (i - last);
            }
            last = i;
        }
        return new Line(points, line.period());
    }

    private static Line runningSum(Line line) {
        double[] points = line.points().clone();
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            if (!Double.isNaN(points[i])) {
                sum += points[i];
                points[i] = sum;
            }
        }
        return new Line(points, line.period());
    }

    private static MathValue along(MetricMath math, MathValue value, DoubleBinaryOperator between, boolean perSecond) {
        return lines(value, "DIFF", line -> {
            double[] points = math.empty();
            int last = -1;
            for (int i = 0; i < points.length; i++) {
                if (Double.isNaN(line.points()[i])) {
                    continue;
                }
                if (last >= 0) {
                    double difference = between.applyAsDouble(line.points()[last], line.points()[i]);
                    points[i] = perSecond ? difference / ((double) (i - last) * line.period()) : difference;
                }
                last = i;
            }
            return new Line(points, line.period());
        });
    }

    /** The documented table of IF: a true condition without a value is 0, a false one without a value is dropped. */
    private static MathValue condition(MetricMath math, List<Node> arguments) {
        MathValue condition = math.evaluate(arguments.get(0));
        MathValue yes = math.evaluate(arguments.get(1));
        MathValue no = arguments.size() > 2 ? math.evaluate(arguments.get(2)) : new Line(math.empty(), math.period());
        if (condition instanceof Scalar(double value)) {
            return value != 0 ? yes : no;
        }
        List<Line> conditions = condition.lines("IF");
        if (conditions.size() != 1) {
            throw new Unsupported("IF of metric math needs one condition, got %d".formatted(conditions.size()));
        }
        double[] points = math.empty();
        for (int i = 0; i < points.length; i++) {
            double holds = conditions.getFirst().points()[i];
            if (!Double.isNaN(holds)) {
                double value = point(holds != 0 ? yes : no, i);
                points[i] = holds != 0 && Double.isNaN(value) ? 0 : value;
            }
        }
        return new Line(points, math.period());
    }

    private static double point(MathValue value, int place) {
        return value instanceof Line line ? line.points()[place] : value.scalar("IF");
    }
}
