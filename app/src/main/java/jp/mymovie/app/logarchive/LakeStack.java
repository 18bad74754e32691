package jp.mymovie.app.logarchive;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.loglake.Compaction;
import jp.mymovie.constructs.loglake.LogArchive;
import jp.mymovie.constructs.loglake.TrailLog;
import jp.mymovie.constructs.loglake.TrailWatch;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.ITopic;

/** The lake: a bucket that the writers fill, and the tables and queries to ask it with. */
final class LakeStack extends Stack {
    LakeStack(LogArchiveStage stage) {
        super(stage, "Lake", stage.home("Every log of the estate").build());
        Estate estate = stage.estate();
        LocalDate firstDay = estate.logs().firstDay();
        LogArchive.Builder archive = LogArchive.Builder.create(this, "Logs")
                .bucketName(estate.value(Crossing.LAKE_BUCKET))
                .compactedBucketName(estate.value(Crossing.COMPACTED_BUCKET))
                .resultsBucketName(estate.value(Crossing.RESULTS_BUCKET))
                .workGroupName(estate.value(Crossing.WORK_GROUP))
                .since(firstDay)
                .trail(
                        trailArn(estate),
                        new TrailLog(
                                estate.value(Crossing.ORGANIZATION_ID),
                                Stream.concat(
                                                estate.accounts().stream().map(Estate.Account::id),
                                                estate.logs().accounts().values().stream())
                                        .toList(),
                                estate.regions(),
                                firstDay));
        estate.logServices().forEach(archive::service);
        estate.logWriters().forEach(writer -> archive.writer(writer.account(), writer.roleArn()));
        LogArchive logs = archive.build();
        ITopic alarms = AlarmTopic.Builder.create(this, "Alarms")
                .emails(estate.alarmEmails())
                .build()
                .topic();
        Compaction.Builder.create(this, "Compaction", logs).topic(alarms).build();
        // An attacker of the management account has no key here, so silencing its alarms is told from here.
        TrailWatch.Builder.create(this, "Watch", logs)
                .account(estate.management().id())
                .deployers(List.of(estate.value(Crossing.EXECUTION_ROLES).split(", ")))
                .topic(alarms)
                .build();
    }

    private static String trailArn(Estate estate) {
        return "arn:aws:cloudtrail:%s:%s:trail/%s"
                .formatted(estate.homeRegion(), estate.management().id(), estate.value(Crossing.TRAIL_NAME));
    }
}
