package jp.mymovie.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private final MetricStore store = new MetricStore();
    private final Evaluator evaluator = new Evaluator(store);

    private static List<Query> metric(String statistic, int period) {
        return List.of(new Query.OfMetric("m", TestAlarm.series("Errors"), Statistic.of(statistic), period));
    }

    private static List<Query> math(String expression) {
        return List.of(
                new Query.OfMetric("m", TestAlarm.series("Errors"), Statistic.of("Sum"), 60),
                new Query.OfMath("e", expression, MathParser.parse(expression)));
    }

    private void put(int minute, double value) {
        store.put(TestAlarm.series("Errors"), TestAlarm.minute(minute), value);
    }

    @Test
    void followsTheFigureOfTheDocumentation() {
        // Threshold of three units, 3 of 3: periods 3 to 5 are above it, 9 alone is.
        double[] values = {1, 2, 4, 4, 4, 2, 1, 2, 4, 2};
        Alarm alarm = new Alarm.OfMetric(
                TestAlarm.id("Figure"),
                "",
                List.of(),
                metric("Average", 60),
                "m",
                Comparison.GREATER_THAN_OR_EQUAL,
                3,
                3,
                3,
                MissingData.MISSING,
                false);
        IntStream.range(0, values.length).forEach(i -> put(i, values[i]));

        List<Integer> alarming = IntStream.rangeClosed(1, values.length)
                .filter(period ->
                        evaluator.evaluate(alarm, TestAlarm.minute(period)).state() == State.ALARM)
                .boxed()
                .toList();

        assertThat(alarming).containsExactly(5);
    }

    @Test
    void slidesItsWindowByTheMinute() {
        Alarm alarm = new TestAlarm(1, 1, "missing").of(TestAlarm.id("Slide"), metric("Sum", 300), "m");
        IntStream.range(0, 5).forEach(i -> put(i, i == 0 ? 2 : 0));

        assertThat(evaluator.evaluate(alarm, TestAlarm.minute(5)).state()).isEqualTo(State.ALARM);
        put(5, 0);
        assertThat(evaluator.evaluate(alarm, TestAlarm.minute(6)).state()).isEqualTo(State.OK);
    }

    @Test
    void doesNotSeeDataBeforeTheirDelayHasPassed() {
        MetricStore late = new MetricStore(series -> 2);
        late.put(TestAlarm.series("Errors"), TestAlarm.minute(0), 2);
        Alarm alarm = new TestAlarm(1, 1, "notBreaching").alarm();

        List<State> states = IntStream.rangeClosed(1, 3)
                .mapToObj(minute -> new Evaluator(late)
                        .evaluate(alarm, TestAlarm.minute(minute))
                        .state())
                .toList();

        assertThat(states).containsExactly(State.OK, State.OK, State.ALARM);
    }

    @Test
    void isStuckWhereFillAnswersForTheMinuteThatIsLateAndMOfNFreesIt() {
        MetricStore late = new MetricStore(series -> 1);
        IntStream.range(0, 10).forEach(i -> late.put(TestAlarm.series("Errors"), TestAlarm.minute(i), 2));
        Alarm stuck = new TestAlarm(1, 1, "notBreaching").of(TestAlarm.id("Stuck"), math("FILL(m, 0)"), "e");
        Alarm free = new TestAlarm(1, 2, "notBreaching").of(TestAlarm.id("Free"), math("FILL(m, 0)"), "e");

        Evaluator evaluator = new Evaluator(late);

        assertThat(evaluator.evaluate(stuck, TestAlarm.minute(9)).state()).isEqualTo(State.OK);
        assertThat(evaluator.evaluate(free, TestAlarm.minute(9)).state()).isEqualTo(State.ALARM);
    }

    @Test
    void reEvaluatesTheLastDataWhereAMetricHasStopped() {
        put(0, 0);
        Alarm alarm = new TestAlarm(1, 1, "breaching").alarm();

        List<State> states = IntStream.rangeClosed(1, 4)
                .mapToObj(minute ->
                        evaluator.evaluate(alarm, TestAlarm.minute(minute)).state())
                .toList();

        assertThat(states).containsExactly(State.OK, State.OK, State.OK, State.ALARM);
    }

    @Test
    void keepsItsStateWhereThePercentileHasFewSamplesAndTheAlarmIgnoresThem() {
        store.put(TestAlarm.series("Errors"), TestAlarm.minute(0), 5, 999);
        Alarm alarm = lowSamples("p99");
        assertThat(evaluator.evaluate(alarm, TestAlarm.minute(1)).state()).isEqualTo(State.INSUFFICIENT_DATA);

        put(0, 5);

        assertThat(evaluator.evaluate(alarm, TestAlarm.minute(1)).state()).isEqualTo(State.ALARM);
    }

    private static Alarm lowSamples(String statistic) {
        return new Alarm.OfMetric(
                TestAlarm.id("Low"),
                "",
                List.of(),
                metric(statistic, 60),
                "m",
                Comparison.GREATER_THAN,
                1,
                1,
                1,
                MissingData.MISSING,
                true);
    }

    @Test
    void saysWhichPointsItSaw() {
        put(0, 2);
        put(2, 0.5);

        assertThat(evaluator
                        .evaluate(new TestAlarm(2, 2, "missing").alarm(), TestAlarm.minute(3))
                        .reason())
                .isEqualTo("- 2 - 0.50; 2 of 2 > 1");
    }

    @Test
    void refusesACompositeAlarmOfOneThatItHasNotEvaluated() {
        Alarm composite = new Alarm.Composite(TestAlarm.id("C"), "", List.of(), new CompositeRule("ALARM(\"Nobody\")"));

        assertThatThrownBy(() -> evaluator.evaluate(composite, TestAlarm.BEGIN))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("'Nobody'");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Statistic.of("tm99"))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("'tm99'");
        assertThatThrownBy(() -> Comparison.of("GreaterThanUpperThreshold")).isInstanceOf(Unsupported.class);
        Alarm anomaly = new TestAlarm(1, 1, "missing").of(TestAlarm.id("Band"), math("ANOMALY_DETECTION_BAND(m)"), "e");
        assertThatThrownBy(() -> evaluator.evaluate(anomaly, TestAlarm.BEGIN))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("ANOMALY_DETECTION_BAND");
        assertThatThrownBy(() -> MathParser.parse("m1 +"))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("its end");
        assertThatThrownBy(() -> MathParser.parse("m1 % 2")).isInstanceOf(Unsupported.class);
    }
}
