package jp.mymovie.app.monitoring;

import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.App;

/** The account that sees every metric and log group of the others. */
public final class MonitoringStage extends AccountStage {
    public MonitoringStage(App app, Estate estate) {
        super(app, estate, estate.monitoring());
        new SinkStack(this, "Sink", home("Takes the links of the home region").build(), Crossing.SINK_ARN);
        new SinkStack(this, "EdgeSink", edge("Takes the links of us-east-1").build(), Crossing.EDGE_SINK_ARN);
        new AlarmsStack(
                this, "Alarms", home("Topics of the alarms of all accounts").build(), Severity.values());
        new AlarmsStack(
                this, "EdgeAlarms", edge("Topic of the alarms of us-east-1").build(), Severity.PAGE);
        new ProbeStack(this);
        new CheckupStack(this);
        if (estate.webhook()) {
            String description = "Alarms and findings in a chat";
            new ChatStack(this, "Chat", home(description).build(), Severity.values());
            new ChatStack(this, "EdgeChat", edge(description).build(), Severity.PAGE);
        }
        new DashboardStack(this);
    }
}
