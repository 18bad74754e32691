package jp.mymovie.app.logarchive;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.loglake.Compaction;
import jp.mymovie.constructs.loglake.DeliveryWatch;
import jp.mymovie.constructs.loglake.LogArchive;
import jp.mymovie.constructs.loglake.TrailLog;
import jp.mymovie.constructs.loglake.TrailWatch;
import jp.mymovie.constructs.loglake.WafLog;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.ObjectLockRetention;

/** The lake: a bucket that the writers fill, one of the trail, and the tables and queries to ask them with. */
final class LakeStack extends Stack {
    /** Not even the management account takes it back, see docs/decisions/0103. */
    private static final ObjectLockRetention LOCK = ObjectLockRetention.compliance(Duration.days(90));

    LakeStack(LogArchiveStage stage) {
        super(stage, "Lake", stage.home("Every log of the estate").build());
        Estate estate = stage.estate();
        LocalDate firstDay = estate.logs().firstDay();
        LogArchive.Builder archive = LogArchive.Builder.create(this, "Logs")
                .bucketName(estate.value(Crossing.LAKE_BUCKET))
                .trailBucketName(estate.value(Crossing.TRAIL_BUCKET))
                .trailLock(LOCK)
                .compactedBucketName(estate.value(Crossing.COMPACTED_BUCKET))
                .resultsBucketName(estate.value(Crossing.RESULTS_BUCKET))
                .workGroupName(estate.value(Crossing.WORK_GROUP))
                .since(firstDay)
                .trail(
                        trailArn(estate),
                        new TrailLog(
                                estate.value(Crossing.ORGANIZATION_ID), accounts(estate), estate.regions(), firstDay));
        estate.logServices().forEach(archive::service);
        estate.logWriters().forEach(writer -> archive.writer(writer.account(), writer.roleArn()));
        if (estate.stages().stream().anyMatch(each -> each.edge().logsWebAcl())) {
            archive.log(WafLog.log());
        }
        LogArchive logs = archive.build();
        Compaction.Builder.create(this, "Compaction", logs).build();
        DeliveryWatch.create(this, "Deliveries", logs);
        String watchRole = stage.value(Crossing.TRAIL_WATCH_ROLE);
        // An attacker of another account has no key here, so silencing its alarms is told from here.
        TrailWatch.Builder.create(this, "Watch", logs)
                .account(estate.management().id())
                .members(accounts(estate).stream()
                        .filter(account -> !account.equals(estate.management().id()))
                        .toList())
                .deployers(List.of(estate.value(Crossing.EXECUTION_ROLES).split(", ")))
                .runbook("docs/runbooks/attempt.md")
                .roleName(watchRole.substring(watchRole.lastIndexOf('/') + 1))
                .topic(stage.topic(this, Severity.PAGE))
                .build();
    }

    private static List<String> accounts(Estate estate) {
        return Stream.concat(
                        estate.accounts().stream().map(Estate.Account::id), estate.logs().accounts().values().stream())
                .toList();
    }

    private static String trailArn(Estate estate) {
        return "arn:aws:cloudtrail:%s:%s:trail/%s"
                .formatted(estate.homeRegion(), estate.management().id(), estate.value(Crossing.TRAIL_NAME));
    }
}
