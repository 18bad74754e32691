package jp.mymovie.constructs.cost;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * A topic whose messages cut: AWS Budgets of this account and CloudWatch alarms of the named accounts may publish, no
 * person and no role, however privileged. No key of KMS: under {@code alias/aws/sns} both would be refused without a word.
 *
 * @see <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html">Topic policy for
 *     Budgets</a>
 */
final class TripTopic {
    private TripTopic() {}

    /**
     * Adds a topic. A subscription takes the topic's id for its own on the function's side, so topics of one function have
     * different ids, none of them {@code Resource}.
     *
     * @param name physical name; generated if null
     * @param budgets whether Budgets of this account may publish
     * @param alarmAccounts accounts whose alarms may
     */
    static Topic create(
            Construct scope, String id, @Nullable String name, boolean budgets, List<String> alarmAccounts) {
        Topic topic =
                Topic.Builder.create(scope, id).topicName(name).enforceSsl(true).build();
        if (budgets) {
            letPublish(
                    topic,
                    "Budgets",
                    "budgets.amazonaws.com",
                    List.of(Stack.of(scope).getAccount()));
        }
        if (!alarmAccounts.isEmpty()) {
            letPublish(
                    topic,
                    "Alarms",
                    "cloudwatch.amazonaws.com",
                    alarmAccounts.stream().distinct().toList());
        }
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NobodyElse")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("Bool", Map.of("aws:PrincipalIsAWSService", "false")))
                .build());
        return topic;
    }

    private static void letPublish(Topic topic, String sid, String service, List<String> accounts) {
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", accounts)))
                .build());
    }
}
