package jp.mymovie.app.management;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.cost.AnomalyMails;
import jp.mymovie.constructs.cost.EdgeTripTopics;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.ITopic;

/** Part of the kill switch in us-east-1: topics for alarms of distributions, and mails about unusual costs. */
final class EdgeKillSwitchStack extends Stack {
    /** A day's share of the month's budget is worth a mail. */
    private static final double ANOMALY_SHARE = 1.0 / 30;

    private EdgeKillSwitchStack(ManagementStage management) {
        super(
                management,
                "EdgeKillSwitch",
                management.edge("The kill switch's ears at the edge").build());
    }

    /** The stack; null where nothing is cut and no anomaly is told. */
    static @Nullable Stack create(ManagementStage management, ITopic alarmTopic) {
        Estate estate = management.estate();
        String monitor = estate.budget().anomalyMonitor();
        if (estate.cutStages().isEmpty() && monitor == null) {
            return null;
        }
        EdgeKillSwitchStack stack = new EdgeKillSwitchStack(management);
        if (!estate.cutStages().isEmpty()) {
            EdgeTripTopics.create(
                    stack,
                    "Trips",
                    KillSwitchStack.switched(estate),
                    management.value(Crossing.TRIP_QUEUE),
                    alarmTopic,
                    management.notice("estate"));
        }
        if (monitor != null) {
            AnomalyMails.create(
                    stack,
                    "Anomalies",
                    estate.system() + "-anomalies",
                    monitor,
                    estate.budget().monthlyUsd() * ANOMALY_SHARE,
                    estate.alarmEmails());
        }
        return stack;
    }
}
