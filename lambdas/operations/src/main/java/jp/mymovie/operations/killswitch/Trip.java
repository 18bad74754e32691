package jp.mymovie.operations.killswitch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One record of an SNS event, judged. The topic's policy lets only alarms and Budgets publish, so every message of the
 * expected topic cuts, except an alarm that says all is well: a budget's text may be reworded by AWS at any time, and a
 * kill switch that waits for the right words fails on the wrong day.
 *
 * @param cuts whether the message trips the switch
 * @param reason the judgement, for the log
 */
record Trip(boolean cuts, String reason) {

    static Trip judge(Map<String, @Nullable Object> snsRecord, Set<String> topics) {
        Map<String, @Nullable Object> sns = Json.object(snsRecord, "Sns");
        String topic = Json.text(sns, "TopicArn");
        if (!Json.text(snsRecord, "EventSource").equals("aws:sns") || !topics.contains(topic)) {
            return new Trip(false, "ignored: a message of topic '" + topic + "', expected one of " + topics);
        }
        String message = Json.text(sns, "Message");
        Optional<Map<String, @Nullable Object>> alarm = alarm(message);
        if (alarm.isEmpty()) {
            return new Trip(true, "tripped by a notification: " + firstLine(sns, message));
        }
        String name = Json.text(alarm.get(), "AlarmName");
        String state = Json.text(alarm.get(), "NewStateValue");
        return state.equals("ALARM")
                ? new Trip(true, "tripped by alarm '" + name + "'")
                : new Trip(false, "ignored: alarm '" + name + "' is in state " + state);
    }

    /** The alarm in {@code message}, where it is one. */
    private static Optional<Map<String, @Nullable Object>> alarm(String message) {
        try {
            return Optional.of(Json.object(message)).filter(json -> json.containsKey("NewStateValue"));
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    private static String firstLine(Map<String, @Nullable Object> sns, String message) {
        String subject = Json.text(sns, "Subject");
        return subject.isBlank() ? message.lines().findFirst().orElse("(empty)") : subject;
    }
}
