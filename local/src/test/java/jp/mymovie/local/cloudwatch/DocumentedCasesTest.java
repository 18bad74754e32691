package jp.mymovie.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.assembly.DataTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's documented examples, row by row. */
class DocumentedCasesTest {
    private static final List<String> TREATMENTS = List.of("missing", "ignore", "breaching", "notBreaching");

    static List<List<String>> alarms() {
        return DataTable.read(DocumentedCasesTest.class, "alarms.txt", 8);
    }

    static List<List<String>> math() {
        return DataTable.read(DocumentedCasesTest.class, "math.txt", 4);
    }

    static List<List<String>> composites() {
        return DataTable.read(DocumentedCasesTest.class, "composite.txt", 4);
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void anAlarmDecidesAsDocumented(List<String> row) {
        for (int i = 0; i < TREATMENTS.size(); i++) {
            TestAlarm alarm =
                    new TestAlarm(Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2)), TREATMENTS.get(i));
            String expected = row.get(3 + i);
            for (State before : List.of(State.OK, State.ALARM)) {
                assertThat(alarm.stateAfter(row.get(0), before))
                        .as("%s with %s, %s before, by %s", row.get(0), TREATMENTS.get(i), before, row.getLast())
                        .isEqualTo(expected.equals("KEPT") ? before : State.valueOf(expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("math")
    void anExpressionComesToWhatIsDocumented(List<String> row) {
        Map<String, MathValue.Line> metrics = new LinkedHashMap<>();
        for (String metric : row.get(0).split(", ")) {
            String[] parts = metric.split(" = ");
            metrics.put(parts[0], new MathValue.Line(points(parts[1]), 60));
        }
        int length = metrics.values().iterator().next().points().length;

        MathValue value = new MetricMath(metrics, metrics, length, 60).evaluate(MathParser.parse(row.get(1)));

        assertThat(value.lines(row.get(1)).getFirst().points())
                .as("%s by %s", row.get(1), row.getLast())
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(points(row.get(2)));
    }

    private static double[] points(String text) {
        return Arrays.stream(text.split(" "))
                .filter(point -> !point.isEmpty())
                .mapToDouble(point -> point.equals("-") ? Double.NaN : Double.parseDouble(point))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("composites")
    void aCompositeAlarmFollowsItsRuleAsDocumented(List<String> row) {
        Instant at = TestAlarm.BEGIN;
        MetricStore store = new MetricStore();
        Evaluator evaluator = new Evaluator(store);
        for (String other : row.get(0).split(", ")) {
            int space = other.lastIndexOf(' ');
            evaluator.evaluate(
                    TestAlarm.named(store, other.substring(0, space), State.valueOf(other.substring(space + 1))), at);
        }

        Evaluation evaluation = evaluator.evaluate(
                new Alarm.Composite(TestAlarm.id("Composite"), "", List.of(), new CompositeRule(row.get(1))), at);

        assertThat(evaluation.state()).as("%s by %s", row.get(1), row.getLast()).isEqualTo(State.valueOf(row.get(2)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachHasItsPage(List<String> row) {
        assertThat(row.getLast()).matches("https://(docs\\.aws\\.amazon\\.com|github\\.com)/.*");
    }

    static Stream<List<String>> all() {
        return Stream.of(alarms(), math(), composites()).flatMap(List::stream);
    }
}
