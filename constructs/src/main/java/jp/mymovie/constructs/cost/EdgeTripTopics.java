package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.monitoring.Notice;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Trip topics in us-east-1, where CloudFront reports: an alarm notifies topics of its own region alone. SNS calls the
 * functions of the home region; what it cannot deliver goes into a queue beside the topics, as SNS demands.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html">Cross-region delivery</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html">Dead-letter queues of
 *     subscriptions</a>
 */
public final class EdgeTripTopics extends Construct {
    private EdgeTripTopics(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Adds the topics and the queue.
     *
     * @param stages stages with a topic name
     * @param queueName physical name of the queue, by which the subscriptions of the home region know it
     * @param alarmTopic topic that receives the alarm of the queue; no alarm if null
     * @param notice words of the alarm; a generated name if null
     * @throws IllegalArgumentException if a stage has no topic name
     */
    public static EdgeTripTopics create(
            Construct scope,
            String id,
            List<SwitchedStage> stages,
            String queueName,
            @Nullable ITopic alarmTopic,
            @Nullable Notice notice) {
        for (SwitchedStage stage : stages) {
            if (stage.topicName() == null) {
                throw new IllegalArgumentException(
                        "'topicName' of %s must be set, got null: other regions know the topic by it"
                                .formatted(stage.id()));
            }
        }
        EdgeTripTopics construct = new EdgeTripTopics(scope, id);
        List<String> arns = new ArrayList<>();
        for (SwitchedStage stage : stages) {
            Topic topic = TripTopic.create(construct, stage.id(), stage.topicName(), false, List.of(stage.accountId()));
            arns.add(topic.getTopicArn());
        }
        Queue failures = SwitchFailures.create(construct, "Failures", queueName);
        failures.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Undelivered")
                .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(failures.getQueueArn()))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arns)))
                .build());
        if (alarmTopic != null) {
            SwitchAlarm.create(construct, List.of(), failures, alarmTopic, notice);
        }
        return construct;
    }
}
