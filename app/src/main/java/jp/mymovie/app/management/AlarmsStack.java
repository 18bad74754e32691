package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.constructs.identity.BreakGlassAlarm;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import jp.mymovie.constructs.monitoring.Severity;
import jp.mymovie.constructs.organization.PolicyChangeAlarm;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * The page topic of this account in one region, with the alarms of the last resort, of the root user and of changed
 * policies, which EventBridge hears of there. It is the account's own, since these alarms must not depend on an account
 * that their cause commands.
 */
final class AlarmsStack extends Stack {
    private static final String DESCRIPTION = "Alarms of the last resort and of the root user";

    private final AlarmTopic alarms;

    private AlarmsStack(ManagementStage stage, String id, StackProps.Builder properties) {
        super(stage, id, properties.build());
        alarms = AlarmTopic.Builder.create(this, "Alarms")
                .topicName(stage.topicName(Severity.PAGE))
                .emails(stage.estate().alarmEmails())
                .reader(stage.value(Crossing.CHECKUP_ROLE))
                .build();
        BreakGlassAlarm.create(this, alarms.topic());
        PolicyChangeAlarm.create(this, alarms.topic(), deployers(stage));
    }

    /** That of us-east-1, where console sign-ins are heard. */
    static AlarmsStack edge(ManagementStage stage) {
        return new AlarmsStack(stage, "EdgeAlarms", stage.edge(DESCRIPTION));
    }

    /** That of the home region: calls are heard where they are made. */
    static AlarmsStack home(ManagementStage stage) {
        return new AlarmsStack(stage, "Alarms", stage.home(DESCRIPTION));
    }

    private static List<String> deployers(ManagementStage stage) {
        String roles = stage.value(Crossing.EXECUTION_ROLES)
                .replace("{account}", stage.settings().id());
        return List.of(roles.split(", "));
    }

    ITopic topic() {
        return alarms.topic();
    }
}
