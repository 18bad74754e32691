package jp.mymovie.app.management;

import jp.mymovie.constructs.identity.BreakGlass;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import software.amazon.awscdk.Stack;

/** The same alarms as in the home region, where EventBridge hears of those who sign in to the console. */
final class EdgeAlarmsStack extends Stack {
    EdgeAlarmsStack(ManagementStage stage) {
        super(stage, "EdgeAlarms", stage.edge("Who signs in as the last resort").build());
        BreakGlass.alarm(
                this,
                AlarmTopic.Builder.create(this, "Alarms")
                        .emails(stage.estate().alarmEmails())
                        .build()
                        .topic());
    }
}
