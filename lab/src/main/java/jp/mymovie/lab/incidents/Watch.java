package jp.mymovie.lab.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.Evaluator;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.State;

/** All alarms of the templates, evaluated each minute. */
final class Watch {
    private final List<Alarm> alarms;
    private final Evaluator evaluator;
    private final Map<Alarm.Id, State> before = new HashMap<>();

    Watch(List<Alarm> alarms, MetricStore store) {
        this.alarms = alarms;
        this.evaluator = new Evaluator(store);
    }

    /** The alarms that go off at this minute and notify somebody. */
    List<Alarm> minute(Instant at) {
        List<Alarm> off = new ArrayList<>();
        for (Alarm alarm : alarms) {
            State state = evaluator.evaluate(alarm, at).state();
            State was = before.put(alarm.id(), state);
            if (state == State.ALARM && was != State.ALARM && !alarm.actions().isEmpty()) {
                off.add(alarm);
            }
        }
        return off;
    }

    /** The most urgent of the topics that an alarm notifies. */
    static Urgency urgency(Alarm alarm) {
        return alarm.actions().stream().anyMatch(topic -> Told.of(topic) == Urgency.PAGE)
                ? Urgency.PAGE
                : Urgency.MORNING;
    }
}
