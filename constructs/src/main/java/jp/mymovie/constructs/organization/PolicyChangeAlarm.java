package jp.mymovie.constructs.organization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarm of calls that weaken the organization's policies or its trail, unless a deployment makes them. EventBridge tells
 * within seconds and needs no file of the trail, so that stopping the trail is told too. Calls of Organizations are heard
 * in us-east-1, those about a trail in the region in which they are made: set it up in each region in use.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html">Organizations and
 *     CloudTrail</a>
 */
public final class PolicyChangeAlarm {
    private static final List<String> CALLS = List.of(
            "StopLogging",
            "DeleteTrail",
            "UpdateTrail",
            "PutEventSelectors",
            "UpdatePolicy",
            "DetachPolicy",
            "DeletePolicy",
            "DisablePolicyType",
            "MoveAccount",
            "RemoveAccountFromOrganization",
            "LeaveOrganization",
            "CloseAccount");

    private PolicyChangeAlarm() {}

    /**
     * Adds the rule to a stack of the organization's management account.
     *
     * @param topic receives the event
     * @param deployers ARNs of the roles by which CloudFormation changes policies
     */
    public static void create(Construct scope, ITopic topic, List<String> deployers) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventSource", List.of("cloudtrail.amazonaws.com", "organizations.amazonaws.com"));
        detail.put("eventName", CALLS);
        // A member that is missing is no other value than the deployers': users and root have no issuer.
        detail.put("$or", List.of(issuer(List.of(Map.of("anything-but", deployers))), issuer(absent())));
        Rule.Builder.create(scope, "PoliciesChange")
                .description("somebody changes the organization's policies or its trail, and no deployment does")
                .eventPattern(EventPattern.builder()
                        .detailType(List.of("AWS API Call via CloudTrail"))
                        .detail(Ordered.byKey(detail))
                        .build())
                .targets(List.of(SnsTopic.Builder.create(topic).build()))
                .build();
    }

    private static List<Map<String, Boolean>> absent() {
        return List.of(Map.of("exists", false));
    }

    private static Map<String, Object> issuer(Object pattern) {
        return Map.of("userIdentity", Map.of("sessionContext", Map.of("sessionIssuer", Map.of("arn", pattern))));
    }
}
