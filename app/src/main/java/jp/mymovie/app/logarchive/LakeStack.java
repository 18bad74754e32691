package jp.mymovie.app.logarchive;

import java.time.LocalDate;
import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.LogReader;
import jp.mymovie.constructs.loglake.LogArchive;
import jp.mymovie.constructs.loglake.TrailLog;
import software.amazon.awscdk.Stack;

/** The lake: a bucket that the writers fill, and the tables and queries to ask it with. */
final class LakeStack extends Stack {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);

    LakeStack(LogArchiveStage stage) {
        super(stage, "Lake", stage.home("Every log of the estate").build());
        Estate estate = stage.estate();
        LogArchive.Builder archive = LogArchive.Builder.create(this, "Logs")
                .bucketName(estate.value(Crossing.LAKE_BUCKET))
                .workGroupName(estate.system() + "-logs")
                .since(FIRST_DAY)
                .service(Estate.SERVICE)
                .trail(
                        trailArn(estate),
                        new TrailLog(
                                estate.value(Crossing.ORGANIZATION_ID),
                                estate.accounts().stream()
                                        .map(Estate.Account::id)
                                        .toList(),
                                List.of(estate.homeRegion(), Estate.EDGE_REGION),
                                FIRST_DAY));
        for (Estate.Service service : estate.services()) {
            archive.writer(service.account().id(), estate.value(service.logWriterRole()));
        }
        LogArchive logs = archive.build();
        LogReader.Builder.create(this)
                .trustedAccountId(estate.management().id())
                .buckets(logs.bucket().getBucketArn(), logs.resultsArn())
                .database(LogArchive.DATABASE)
                .workGroup(estate.system() + "-logs")
                .permissionsBoundary(Boundary.people(estate.system()))
                .build();
    }

    private static String trailArn(Estate estate) {
        return "arn:aws:cloudtrail:%s:%s:trail/%s"
                .formatted(estate.homeRegion(), estate.management().id(), estate.value(Crossing.TRAIL_NAME));
    }
}
