package jp.mymovie.app.logarchive;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.loglake.LogDestination;
import software.amazon.awscdk.Stack;

/** The doors of the lake for CloudFront's logs, an account each, in the one region where CloudFront finds them. */
final class EdgeLogsStack extends Stack {
    EdgeLogsStack(LogArchiveStage stage) {
        super(
                stage,
                "EdgeLogs",
                stage.edge("Where CloudFront delivers its logs").build());
        Estate estate = stage.estate();
        for (Estate.LogWriter writer : estate.logWriters()) {
            LogDestination.create(
                    this,
                    writer.name(),
                    writer.destination(),
                    "arn:aws:s3:::" + estate.value(Crossing.LAKE_BUCKET),
                    writer.account());
        }
    }
}
