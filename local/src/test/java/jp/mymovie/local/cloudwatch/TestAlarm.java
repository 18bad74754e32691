package jp.mymovie.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An alarm on a metric of minutes, which breaches above 1.
 *
 * @param datapoints M
 * @param periods N
 * @param missing treatment of missing data in CloudFormation's words
 */
record TestAlarm(int datapoints, int periods, String missing) {
    static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final String ACCOUNT = "000000000005";
    private static final String REGION = "ap-northeast-1";

    static Series series(String name) {
        return Series.of(ACCOUNT, REGION, "Test", name, Map.of("FunctionName", "movies"));
    }

    static Alarm.Id id(String name) {
        return new Alarm.Id(ACCOUNT, REGION, name);
    }

    static Instant minute(int minutes) {
        return BEGIN.plus(Duration.ofMinutes(minutes));
    }

    Alarm alarm() {
        return of(id("Test"), List.of(new Query.OfMetric("m", series("Errors"), Statistic.of("Maximum"), 60)), "m");
    }

    Alarm of(Alarm.Id id, List<Query> queries, String returned) {
        return new Alarm.OfMetric(
                id,
                "",
                List.of(),
                queries,
                returned,
                Comparison.GREATER_THAN,
                1,
                datapoints,
                periods,
                MissingData.of(missing),
                false);
    }

    /** An alarm that its only data point has brought into a state, or none. */
    static Alarm named(MetricStore store, String name, State state) {
        if (state != State.INSUFFICIENT_DATA) {
            store.put(series(name), minute(-1), state == State.ALARM ? 2 : 0);
        }
        return new TestAlarm(1, 1, "missing")
                .of(id(name), List.of(new Query.OfMetric("m", series(name), Statistic.of("Sum"), 60)), "m");
    }

    /** The state by points as the documentation draws them, of an alarm that was in another state an hour earlier. */
    State stateAfter(String points, State before) {
        MetricStore store = new MetricStore();
        for (int i = 0; i < periods; i++) {
            store.put(series("Errors"), minute(i), before == State.ALARM ? 2 : 0);
        }
        Evaluator evaluator = new Evaluator(store);
        evaluator.evaluate(alarm(), minute(periods));
        String[] each = points.split(" ");
        for (int i = 0; i < each.length; i++) {
            if (!each[i].equals("-")) {
                store.put(series("Errors"), minute(60 + i), each[i].equals("X") ? 2 : 0);
            }
        }
        return evaluator.evaluate(alarm(), minute(60 + each.length)).state();
    }
}
