package jp.mymovie.app.monitoring;

import jp.mymovie.constructs.monitoring.ServiceDashboard;
import software.amazon.awscdk.Stack;

/** One page for all services, from the edge to the table. */
final class DashboardStack extends Stack {
    DashboardStack(MonitoringStage stage) {
        super(stage, "Dashboard", stage.home("One page for all services").build());
        ServiceDashboard.Builder dashboard = ServiceDashboard.Builder.create(this, "Services");
        stage.estate()
                .stages()
                .forEach(each -> dashboard.service(each.host(), each.account().id()));
        dashboard.build();
    }
}
