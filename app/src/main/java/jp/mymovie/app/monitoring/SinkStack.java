package jp.mymovie.app.monitoring;

import jp.mymovie.app.account.RecordedOutput;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.constructs.monitoring.ObservabilitySink;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Where the accounts of the organization share what they see, of one region. */
final class SinkStack extends Stack {
    SinkStack(MonitoringStage stage, String id, StackProps props, Crossing recordedAs) {
        super(stage, id, props);
        ObservabilitySink sink = ObservabilitySink.Builder.create(this, "Sink")
                .organizationId(stage.estate().value(Crossing.ORGANIZATION_ID))
                .build();
        RecordedOutput.add(this, "SinkArn", sink.sinkArn(), new Crossed(stage.estate(), recordedAs, stage.settings()));
    }
}
