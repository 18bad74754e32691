package jp.mymovie.local.cloudwatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.cloudwatch.MathValue.Line;
import jp.mymovie.local.cloudwatch.MissingData.Point;

/**
 * Evaluates alarms at moments of virtual time, by CloudWatch's documented semantics, and remembers their states. CloudWatch
 * evaluates an alarm of periods of a minute or longer every minute, over a window that slides with the minute. It reads more
 * data points than are evaluated; how many more is documented by one example, two, and taken as two for all.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html">
 *     Alarm evaluation</a>
 */
public final class Evaluator {
    private static final int EXTRA_POINTS = 2;

    private final MetricStore store;
    private final Map<Alarm.Id, State> states = new HashMap<>();

    /** All alarms begin in {@link State#INSUFFICIENT_DATA}. */
    public Evaluator(MetricStore store) {
        this.store = store;
    }

    /** The state after the last evaluation. */
    public State state(Alarm alarm) {
        return states.getOrDefault(alarm.id(), State.INSUFFICIENT_DATA);
    }

    /**
     * Evaluates an alarm; a composite one by the last evaluations of the others, which come first.
     *
     * @param at the end of the newest period, cut to the minute
     * @throws Unsupported if a composite alarm names one that was never evaluated
     */
    public Evaluation evaluate(Alarm alarm, Instant at) {
        Evaluation evaluation = switch (alarm) {
            case Alarm.OfMetric each -> evaluate(each, at);
            case Alarm.Composite each -> evaluate(each);
        };
        states.put(alarm.id(), evaluation.state());
        return evaluation;
    }

    private Evaluation evaluate(Alarm.OfMetric alarm, Instant at) {
        int length = alarm.evaluationPeriods() + EXTRA_POINTS;
        long now = MetricStore.minute(at);
        Map<String, Line> metrics = new HashMap<>();
        Map<String, Line> values = new HashMap<>();
        boolean low = false;
        for (Query query : alarm.queries()) {
            switch (query) {
                case Query.OfMetric metric -> {
                    Line line = line(metric, length, now);
                    metrics.put(metric.id(), line);
                    values.put(metric.id(), line);
                    low |= alarm.ignoresLowSamples() && isLow(metric, alarm.evaluationPeriods(), now);
                }
                case Query.OfMath math ->
                    values.put(math.id(), result(math, new MetricMath(metrics, values, length, alarm.period())));
            }
        }
        State current = state(alarm);
        Line returned = values.get(alarm.returned());
        if (returned == null) {
            throw new Unsupported(
                    "alarm %s returns '%s', which is none of its queries".formatted(alarm.id(), alarm.returned()));
        }
        if (low) {
            return new Evaluation(current, "too few samples for a percentile: the state stays");
        }
        Point[] range = IntStream.range(0, length)
                .mapToObj(i -> point(alarm, returned.points()[i]))
                .toArray(Point[]::new);
        State state = alarm.missingData().decide(range, alarm.datapointsToAlarm(), alarm.evaluationPeriods(), current);
        return new Evaluation(state, reason(alarm, returned));
    }

    private static Point point(Alarm.OfMetric alarm, double value) {
        return Double.isNaN(value)
                ? Point.MISSING
                : alarm.comparison().breaches(value, alarm.threshold()) ? Point.BREACHING : Point.WITHIN;
    }

    private Line line(Query.OfMetric query, int length, long now) {
        MetricStore.Minutes minutes = store.minutes(query.series());
        int period = query.period() / 60;
        double[] points = new double[length];
        for (int i = 0; i < length; i++) {
            long from = now - (long) (length - i) * period;
            points[i] = minutes.between(from, from + period, now).of(query.statistic());
        }
        return new Line(points, query.period());
    }

    private boolean isLow(Query.OfMetric query, int periods, long now) {
        return query.statistic().isPercentile()
                && store.minutes(query.series())
                                .between(now - (long) periods * query.period() / 60, now, now)
                                .count()
                        < query.statistic().enoughSamples();
    }

    private static Line result(Query.OfMath query, MetricMath math) {
        return switch (math.evaluate(query.expression())) {
            case Line line -> line;
            case MathValue.Lines(var lines) when lines.size() == 1 -> lines.getFirst();
            case MathValue other ->
                throw new Unsupported(
                        "expression '%s' must come to one time series, got %s".formatted(query.text(), other));
        };
    }

    private static String reason(Alarm.OfMetric alarm, Line line) {
        return IntStream.range(0, line.points().length)
                .mapToObj(i -> Double.isNaN(line.points()[i]) ? "-" : number(line.points()[i]))
                .collect(Collectors.joining(
                        " ",
                        "",
                        "; %d of %d %s %s"
                                .formatted(
                                        alarm.datapointsToAlarm(),
                                        alarm.evaluationPeriods(),
                                        alarm.comparison().sign,
                                        number(alarm.threshold()))));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : "%.2f".formatted(value);
    }

    private Evaluation evaluate(Alarm.Composite alarm) {
        boolean holds = alarm.rule().holds(name -> {
            State state =
                    states.get(new Alarm.Id(alarm.id().account(), alarm.id().region(), name));
            if (state == null) {
                throw new Unsupported(
                        "composite alarm %s names '%s', which was not evaluated before it".formatted(alarm.id(), name));
            }
            return state;
        });
        return new Evaluation(
                holds ? State.ALARM : State.OK, alarm.rule().text() + (holds ? " holds" : " does not hold"));
    }
}
