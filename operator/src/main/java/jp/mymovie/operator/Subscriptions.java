package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Mails of alarms that nobody confirmed: SNS forgets such a subscription after three days. */
final class Subscriptions implements Check {
    @Override
    public void run(Exam exam) throws InterruptedException {
        int confirmed = 0;
        for (Looking.Seen seen : exam.looking().ask(exam.everywhere(), Look.TOPICS)) {
            for (JsonNode topic : seen.answer().path("Topics")) {
                String arn = topic.path("TopicArn").asText();
                for (Looking.Seen one : exam.looking().ask(List.of(seen.place()), Look.TOPIC, "--topic-arn", arn)) {
                    JsonNode attributes = one.answer().path("Attributes");
                    int pending = attributes.path("SubscriptionsPending").asInt();
                    confirmed += attributes.path("SubscriptionsConfirmed").asInt();
                    if (pending > 0) {
                        exam.finding(
                                "%s: %d of the subscriptions of %s wait for their confirmation"
                                        .formatted(seen.place(), pending, arn.substring(arn.lastIndexOf(':') + 1)),
                                "open the mail \"AWS Notification - Subscription Confirmation\" and follow its link; after three days deploy the stack of the topic again");
                    }
                }
            }
        }
        exam.fine("%d subscriptions of topics are confirmed".formatted(confirmed));
    }
}
