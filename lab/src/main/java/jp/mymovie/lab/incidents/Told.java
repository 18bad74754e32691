package jp.mymovie.lab.incidents;

/**
 * A message to a person.
 *
 * @param minutes after the incident began
 * @param urgency of the topic that it came by
 * @param by the alarm, the rule or the finding
 */
record Told(long minutes, Urgency urgency, String by) {
    /** The urgency of a topic: those of the next morning say so in their name. */
    static Urgency of(String topicArn) {
        return topicArn.endsWith("-morning") ? Urgency.MORNING : Urgency.PAGE;
    }
}
