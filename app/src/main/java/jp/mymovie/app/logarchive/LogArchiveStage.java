package jp.mymovie.app.logarchive;

import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.App;

/** The account that holds every log. */
public final class LogArchiveStage extends AccountStage {
    public LogArchiveStage(App app, Estate estate) {
        super(app, estate, estate.logArchive());
        LakeStack lake = new LakeStack(this);
        new VaultStack(this);
        // A destination is tried against the bucket's policy when it is made.
        new EdgeLogsStack(this).addStackDependency(lake);
    }
}
