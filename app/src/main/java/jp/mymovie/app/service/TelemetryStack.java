package jp.mymovie.app.service;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import jp.mymovie.constructs.monitoring.ObservabilityLink;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.ITopic;

/** Who is told when something is wrong, and the monitoring account's view of this one. */
final class TelemetryStack extends Stack {
    private final AlarmTopic alarms;

    TelemetryStack(ServiceStage stage) {
        super(
                stage,
                "Telemetry",
                stage.home("Alarms by e-mail, and the link to the monitoring account")
                        .build());
        alarms = AlarmTopic.Builder.create(this, "Alarms")
                .emails(stage.estate().alarmEmails())
                .build();
        ObservabilityLink.Builder.create(this, "Link")
                .sinkArn(stage.value(Crossing.SINK_ARN))
                .build();
    }

    ITopic alarmTopic() {
        return alarms.topic();
    }
}
