package jp.mymovie.app.monitoring;

import jp.mymovie.app.Crossing;
import jp.mymovie.constructs.monitoring.ObservabilitySink;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Where the accounts of the organization share what they see, of one region. */
final class SinkStack extends Stack {
    SinkStack(MonitoringStage stage, String id, StackProps props) {
        super(stage, id, props);
        ObservabilitySink sink = ObservabilitySink.Builder.create(this, "Sink")
                .organizationId(stage.estate().value(Crossing.ORGANIZATION_ID))
                .build();
        CfnOutput.Builder.create(this, "SinkArn")
                .value(sink.sinkArn())
                .description("Record it as estate.recorded.%s"
                        .formatted((id.equals("Sink") ? Crossing.SINK_ARN : Crossing.EDGE_SINK_ARN).path()))
                .build();
    }
}
