package jp.mymovie.app.service;

import jp.mymovie.constructs.loglake.AccessLogStream;
import jp.mymovie.constructs.loglake.FunctionErrorStream;
import jp.mymovie.constructs.loglake.LakeWriter;
import software.amazon.awscdk.Stack;

/** The streams that carry this account's logs into the archive; every Java function of the stage is subscribed. */
final class LogsStack extends Stack {
    private final AccessLogStream access;

    LogsStack(ServiceStage stage) {
        super(stage, "Logs", stage.home("The way of the logs into the archive").build());
        LakeWriter writer = stage.writer(this).build();
        access = new AccessLogStream(this, "Access", writer);
        new FunctionErrorStream(this, "Errors", writer).subscribeAll(stage);
    }

    AccessLogStream access() {
        return access;
    }
}
