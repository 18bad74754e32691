package jp.mymovie.app.management;

import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.identity.Administrators;
import jp.mymovie.constructs.identity.BreakGlass;
import jp.mymovie.constructs.identity.SwitchRole;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import software.amazon.awscdk.Stack;

/**
 * The group of the people who run the estate; they act in roles alone, those of the stack Baseline, here as elsewhere. And
 * the way in when no other is left, with its alarm.
 */
final class IdentityStack extends Stack {
    IdentityStack(ManagementStage stage) {
        super(stage, "Identity", stage.home("The people who run the estate").build());
        Estate estate = stage.estate();
        Administrators.Builder.create(this, "Administrators")
                .accountIds(estate.accounts().stream().map(Estate.Account::id).toList())
                .roleIn(estate.logArchive().id(), SwitchRole.LOG_READER)
                .build();
        BreakGlass.create(this);
        BreakGlass.alarm(
                this,
                AlarmTopic.Builder.create(this, "Alarms")
                        .emails(estate.alarmEmails())
                        .build()
                        .topic());
    }
}
