package jp.mymovie.app.account;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.monitoring.ObservabilityLink;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** The link by which the monitoring account sees the metrics and log groups of another account in one region. */
public final class TelemetryStack extends Stack {
    private TelemetryStack(AccountStage stage, String id, StackProps.Builder properties, Crossing sink) {
        super(stage, id, properties.build());
        ObservabilityLink.Builder.create(this, "Link")
                .sinkArn(stage.value(sink))
                .build();
    }

    /** Links of both regions; none in the monitoring account, which sees itself. */
    public static void create(AccountStage stage) {
        if (stage.settings().role() == Estate.Role.MONITORING) {
            return;
        }
        String description = "The link to the monitoring account";
        new TelemetryStack(stage, "Telemetry", stage.home(description), Crossing.SINK_ARN);
        new TelemetryStack(stage, "EdgeTelemetry", stage.edge(description), Crossing.EDGE_SINK_ARN);
    }
}
