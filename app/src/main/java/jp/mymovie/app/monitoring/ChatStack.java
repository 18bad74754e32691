package jp.mymovie.app.monitoring;

import jp.mymovie.constructs.monitoring.Severity;
import jp.mymovie.constructs.monitoring.Webhook;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Alarms of one region in a chat, beside their mails; the address is a parameter of the home region. */
final class ChatStack extends Stack {
    ChatStack(MonitoringStage stage, String id, StackProps properties, Severity... severities) {
        super(stage, id, properties);
        Webhook.Builder webhook = Webhook.Builder.create(this, "Chat")
                .parameter("/%s/webhook".formatted(stage.estate().system()))
                .region(stage.estate().homeRegion());
        for (Severity severity : severities) {
            webhook.topic(stage.topic(this, severity));
        }
        webhook.build();
    }
}
