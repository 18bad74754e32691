package jp.mymovie.app.monitoring;

import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.account.Prices;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.ServiceDashboard;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;

/** One page for all services: production first, then rehearsals, then the logs and the estate's own functions. */
final class DashboardStack extends Stack {
    DashboardStack(MonitoringStage stage) {
        super(stage, "Dashboard", stage.home("One page for all services").build());
        Estate estate = stage.estate();
        ServiceDashboard.Builder dashboard = ServiceDashboard.Builder.create(this, "Services")
                .introduction(introduction(stage.notice("estate")))
                .failures("MovieService")
                .prices(Prices.REQUESTS);
        alarms(stage).forEach(dashboard::alarm);
        for (Estate.Stage each : estate.stages()) {
            String account = each.account().id();
            String probe = "EdgeProbe " + each.account().name();
            if (each.isProduction()) {
                dashboard.service(each.host(), account, probe);
                dashboard.logs("Logs of %s: oldest, s".formatted(each.host()), account);
            } else {
                dashboard.rehearsal(each.host(), account, probe);
            }
        }
        dashboard
                .heartbeat(
                        "Compaction, watch of the trail: calls",
                        estate.logArchive().id())
                .heartbeat("Kill switch, calls", estate.management().id())
                .ownHeartbeat("Checkup, calls", "Checkup")
                .build();
    }

    private static String introduction(Notice notice) {
        return "**Red rings at night, orange is in the morning's mail.** [What has happened: the runbooks](%s/README.md) "
                        .formatted(notice.runbooks())
                + "[日本語](%s/README.ja.md). Times are UTC, nine hours behind Japan.".formatted(notice.runbooks());
    }

    /** Alarms of this account; those of the others are limits in their graphs. */
    private static List<String> alarms(MonitoringStage stage) {
        Estate estate = stage.estate();
        Stream<String> probes = estate.stages().stream()
                .filter(Estate.Stage::isProduction)
                .flatMap(each -> Stream.of("site is down", "probe is silent")
                        .map(what -> arn(
                                Estate.EDGE_REGION,
                                "%s %s: %s".formatted(each.account().name(), each.service(), what))));
        String checkup = stage.notice("estate").name("checkup is silent");
        return Stream.concat(probes, Stream.of(arn(estate.homeRegion(), checkup)))
                .toList();
    }

    private static String arn(String region, String name) {
        return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(region, Aws.ACCOUNT_ID, name);
    }
}
