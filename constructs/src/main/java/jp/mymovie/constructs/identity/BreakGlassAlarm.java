package jp.mymovie.constructs.identity;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.bootstrap.PeoplesRoles;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarm of the role {@value PeoplesRoles#BREAK_GLASS} that the bootstrap made, and of the root user: the topic is told when
 * the role is taken or the root user does anything. EventBridge hears in each region what is called there, and signing in
 * to the console in us-east-1: set it up in each region in use. See {@code docs/runbooks/break-glass.md}.
 */
public final class BreakGlassAlarm {
    private BreakGlassAlarm() {}

    /** Adds the rules to a stack of the account that holds the users. */
    public static void create(Construct scope, ITopic topic) {
        String role = "arn:aws:iam::%s:role/%s".formatted(Stack.of(scope).getAccount(), PeoplesRoles.BREAK_GLASS);
        tell(
                scope,
                "BreakGlassIsTaken",
                topic,
                "the role of last resort is taken",
                Ordered.map("eventName", List.of("AssumeRole"), "requestParameters", Map.of("roleArn", List.of(role))));
        tell(scope, "RootActs", topic, "the root user acts", Map.of("userIdentity", Map.of("type", List.of("Root"))));
    }

    private static void tell(Construct scope, String id, ITopic topic, String description, Map<String, ?> detail) {
        Rule.Builder.create(scope, id)
                .description(description)
                .eventPattern(EventPattern.builder()
                        .detailType(List.of("AWS API Call via CloudTrail", "AWS Console Sign In via CloudTrail"))
                        .detail(detail)
                        .build())
                .targets(List.of(SnsTopic.Builder.create(topic).build()))
                .build();
    }
}
