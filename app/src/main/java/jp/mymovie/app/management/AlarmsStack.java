package jp.mymovie.app.management;

import jp.mymovie.constructs.identity.BreakGlassAlarm;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Alarms of the last resort and of the root user, in one of the regions where EventBridge hears of them. */
final class AlarmsStack extends Stack {
    private AlarmsStack(ManagementStage stage, String id, StackProps.Builder properties) {
        super(stage, id, properties.build());
        BreakGlassAlarm.create(
                this,
                AlarmTopic.Builder.create(this, "Alarms")
                        .emails(stage.estate().alarmEmails())
                        .build()
                        .topic());
    }

    /** Both regions: calls are heard where they are made, console sign-ins in us-east-1. */
    static void create(ManagementStage stage) {
        String description = "Who takes the last resort, and what root does";
        new AlarmsStack(stage, "Alarms", stage.home(description));
        new AlarmsStack(stage, "EdgeAlarms", stage.edge(description));
    }
}
