package jp.mymovie.operations.trail;

import java.util.Map;
import java.util.Set;

/**
 * Calls that can silence an account, by the service as the trail names it: what rules hear, where alarms go, what the trail
 * records. Reading is none of them.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     Contents of a record</a>
 */
final class Watched {
    private static final Map<String, Set<String>> CALLS = Map.of(
            "cloudtrail.amazonaws.com",
            Set.of(
                    "CreateTrail",
                    "DeleteTrail",
                    "DeregisterOrganizationDelegatedAdmin",
                    "PutEventSelectors",
                    "PutInsightSelectors",
                    "RegisterOrganizationDelegatedAdmin",
                    "StopLogging",
                    "UpdateTrail"),
            "events.amazonaws.com",
            Set.of("DeleteRule", "DisableRule", "PutRule", "PutTargets", "RemoveTargets"),
            "monitoring.amazonaws.com",
            Set.of("DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm", "SetAlarmState"),
            "sns.amazonaws.com",
            Set.of(
                    "AddPermission",
                    "DeleteTopic",
                    "RemovePermission",
                    "SetSubscriptionAttributes",
                    "SetTopicAttributes",
                    "Unsubscribe"));

    private Watched() {}

    static boolean includes(String source, String name) {
        return CALLS.getOrDefault(source, Set.of()).contains(name);
    }
}
