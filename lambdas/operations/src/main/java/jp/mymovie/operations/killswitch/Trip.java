package jp.mymovie.operations.killswitch;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One record of an SNS event, judged. A topic's policy lets only alarms, Budgets and Cost Anomaly Detection publish, so
 * every message of an expected topic cuts that topic's levels, except an alarm that says all is well or stands in another
 * account, and an anomaly, which only mails unless its impact reaches the setting: a budget's text may be reworded by AWS
 * at any time, and a kill switch that waits for the right words fails on the wrong day.
 *
 * @param levels that it cuts, none if it does not trip the switch
 * @param mails whether it is mailed although it cuts nothing
 * @param reason the judgement, for log and mail
 */
record Trip(Set<LevelName> levels, boolean mails, String reason) {

    /**
     * Settings by which messages are judged.
     *
     * @param topics levels by topic
     * @param account whose alarms may cut
     * @param anomalyUsd impact in US dollars from which on an anomaly cuts, null if never
     */
    record Rules(
            Map<String, Set<LevelName>> topics,
            String account,
            @Nullable Long anomalyUsd) {}

    static Trip judge(Map<String, @Nullable Object> snsRecord, Rules rules) {
        Map<String, @Nullable Object> sns = Json.object(snsRecord, "Sns");
        String topic = Json.text(sns, "TopicArn");
        Set<LevelName> levels = rules.topics.get(topic);
        if (!Json.text(snsRecord, "EventSource").equals("aws:sns") || levels == null) {
            return ignored("a message of topic '%s', expected one of %s".formatted(topic, rules.topics.keySet()));
        }
        String message = Json.text(sns, "Message");
        Map<String, @Nullable Object> json = json(message).orElse(Map.of());
        if (json.containsKey("NewStateValue")) {
            return alarm(json, levels, rules);
        }
        if (json.containsKey("anomalyId")) {
            return anomaly(json, levels, rules);
        }
        return trip(levels, "a notification: " + firstLine(sns, message));
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html">alarms</a> */
    private static Trip alarm(Map<String, @Nullable Object> alarm, Set<LevelName> levels, Rules rules) {
        String name = Json.text(alarm, "AlarmName");
        String state = Json.text(alarm, "NewStateValue");
        String account = Json.text(alarm, "AWSAccountId");
        if (!account.isEmpty() && !account.equals(rules.account)) {
            return ignored("alarm '%s' of account %s, expected %s".formatted(name, account, rules.account));
        }
        return state.equals("ALARM")
                ? trip(levels, "alarm '%s'".formatted(name))
                : ignored("alarm '%s' is in state %s".formatted(name, state));
    }

    /**
     * Looks at the whole impact so far.
     *
     * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html">anomalies by SNS</a>
     */
    private static Trip anomaly(Map<String, @Nullable Object> anomaly, Set<LevelName> levels, Rules rules) {
        double impact = Json.object(anomaly, "impact").get("totalImpact") instanceof Number usd ? usd.doubleValue() : 0;
        String words = "anomaly '%s' of %s: %.2f US$ so far"
                .formatted(Json.text(anomaly, "anomalyId"), Json.text(anomaly, "dimensionalValue"), impact);
        return rules.anomalyUsd != null && impact >= rules.anomalyUsd
                ? trip(levels, words)
                : new Trip(EnumSet.noneOf(LevelName.class), true, "told of " + words);
    }

    private static Trip trip(Set<LevelName> levels, String what) {
        return levels.isEmpty()
                ? new Trip(levels, true, "told of " + what)
                : new Trip(levels, false, "tripped by " + what);
    }

    private static Trip ignored(String why) {
        return new Trip(EnumSet.noneOf(LevelName.class), false, "ignored: " + why);
    }

    private static Optional<Map<String, @Nullable Object>> json(String message) {
        try {
            return Optional.of(Json.object(message));
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    private static String firstLine(Map<String, @Nullable Object> sns, String message) {
        String subject = Json.text(sns, "Subject");
        return subject.isBlank() ? message.lines().findFirst().orElse("(empty)") : subject;
    }
}
