package jp.mymovie.app.monitoring;

import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.App;

/** The account that sees every metric and log group of the others. */
public final class MonitoringStage extends AccountStage {
    public MonitoringStage(App app, Estate estate) {
        super(app, estate, estate.monitoring());
        new SinkStack(this, "Sink", home("Takes the links of the home region").build(), Crossing.SINK_ARN);
        new SinkStack(this, "EdgeSink", edge("Takes the links of us-east-1").build(), Crossing.EDGE_SINK_ARN);
        new DashboardStack(this);
    }
}
