package jp.mymovie.app.monitoring;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** The topics of one region that the alarms of every account notify: one pages, the other waits for the morning. */
final class AlarmsStack extends Stack {
    AlarmsStack(MonitoringStage stage, String id, StackProps properties, Severity... severities) {
        super(stage, id, properties);
        for (Severity severity : severities) {
            AlarmTopic.Builder topic = AlarmTopic.Builder.create(this, severity == Severity.PAGE ? "Page" : "Morning")
                    .topicName(stage.topicName(severity))
                    .emails(stage.estate().alarmEmails())
                    .accounts(stage.estate().accounts().stream()
                            .map(Estate.Account::id)
                            .toList());
            if (severity == Severity.PAGE && getRegion().equals(stage.estate().homeRegion())) {
                topic.publisher(stage.value(Crossing.TRAIL_WATCH_ROLE));
            }
            topic.build();
        }
    }
}
