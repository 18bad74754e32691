package jp.mymovie.constructs.identity;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.bootstrap.BootstrapTemplate;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.Group;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The way in when no other is left: a group whose one member, the user {@code break-glass} with a hardware key, may take
 * the role {@value BootstrapTemplate#BREAK_GLASS} that the bootstrap made. And the alarm that rings when the role is
 * taken, or when the root user does anything. See {@code docs/runbooks/break-glass.md}.
 */
public final class BreakGlass extends Construct {
    private BreakGlass(Construct scope) {
        super(scope, "BreakGlass");
        Group group = Group.Builder.create(this, "Resource").build();
        Policy.Builder.create(this, "Policy")
                .groups(List.of(group))
                .statements(List.of(PolicyStatement.Builder.create()
                        .sid("BreakGlass")
                        .actions(List.of("sts:AssumeRole"))
                        .resources(List.of(roleArn(this)))
                        .conditions(Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true")))
                        .build()))
                .build();
    }

    /** The group; one, in the account that holds the users. */
    public static BreakGlass create(Construct scope) {
        return new BreakGlass(scope);
    }

    /**
     * Tells the topic when the role is taken or the root user acts. EventBridge hears in each region what is called
     * there, and signing in to the console in us-east-1: set it up in each region in use.
     */
    public static void alarm(Construct scope, ITopic topic) {
        tell(
                scope,
                "BreakGlassIsTaken",
                topic,
                "the role of last resort is taken",
                Ordered.map(
                        "eventName",
                        List.of("AssumeRole"),
                        "requestParameters",
                        Map.of("roleArn", List.of(roleArn(scope)))));
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

    private static String roleArn(Construct scope) {
        return "arn:aws:iam::%s:role/%s".formatted(Stack.of(scope).getAccount(), BootstrapTemplate.BREAK_GLASS);
    }
}
