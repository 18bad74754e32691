package jp.mymovie.constructs.cost;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * The topic whose messages cut the service: AWS Budgets of this account and CloudWatch alarms of the named accounts may
 * publish, no person and no role, however privileged. No key of KMS: under {@code alias/aws/sns} both would be refused
 * without a word.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html">Topic policy for
 *     Budgets</a>
 */
final class TripTopic extends Construct {
    private final Topic topic;

    TripTopic(Construct scope, String id, List<String> alarmAccountIds) {
        super(scope, id);
        // Not "Resource": a subscription takes the topic's id for its own, beside the Resource of the function.
        topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
        String account = Stack.of(this).getAccount();
        letPublish("Budgets", "budgets.amazonaws.com", List.of(account));
        letPublish(
                "Alarms",
                "cloudwatch.amazonaws.com",
                Stream.concat(Stream.of(account), alarmAccountIds.stream())
                        .distinct()
                        .toList());
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NobodyElse")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("Bool", Map.of("aws:PrincipalIsAWSService", "false")))
                .build());
    }

    private void letPublish(String sid, String service, List<String> accounts) {
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", accounts)))
                .build());
    }

    Topic topic() {
        return topic;
    }
}
