package jp.mymovie.app.service;

import java.util.List;
import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.backup.DailyBackup;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.function.OriginKey;
import jp.mymovie.constructs.function.ProtectedApi;
import jp.mymovie.constructs.loglake.LakeWriter;
import jp.mymovie.constructs.loglake.WafLog;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.ServerErrorsAlarm;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * An account that runs a stage of a service. Every service has alarms and the ways of its logs into the archive from
 * here; a subclass adds the stacks that are its own. Stages of one service differ in
 * their settings alone.
 */
public abstract class ServiceStage extends AccountStage {
    /** Life of a copy in the log archive account, as long as the tables' point-in-time recovery looks back. */
    public static final Duration COPIES = Duration.days(35);

    private final Estate.Stage stage;
    private final LogsStack logs;

    /** Makes a stage of one service, which {@code jp.mymovie.app.MyMovieApp} knows by the service's name. */
    @FunctionalInterface
    public interface Factory {
        ServiceStage create(App app, Estate estate, Estate.Stage stage);
    }

    protected ServiceStage(App app, Estate estate, Estate.Stage stage) {
        super(app, estate, stage.account());
        this.stage = stage;
        logs = new LogsStack(this);
    }

    /** The settings of the stage. */
    public final Estate.Stage stage() {
        return stage;
    }

    /** The way of the stage's logs into the archive, under the role that the archive knows. */
    final LakeWriter.Builder writer(Construct scope) {
        String role = value(Crossing.LOG_WRITER_ROLE);
        LakeWriter.Builder writer = LakeWriter.Builder.create(scope, "Writer")
                .bucketArn("arn:aws:s3:::" + value(Crossing.LAKE_BUCKET))
                .service(value(Crossing.LAKE_SERVICE))
                .roleName(role.substring(role.lastIndexOf('/') + 1));
        return stage.edge().logsWebAcl() ? writer.log(WafLog.log()) : writer;
    }

    /** The stack of that role. */
    final Stack logs() {
        return logs;
    }

    /** The public address of the site. */
    public final String url() {
        return "https://" + stage.host();
    }

    /** The value of the operator's secret, read by CloudFormation when it deploys. */
    public final String secret(String key) {
        return "{{resolve:secretsmanager:%s:SecretString:%s}}".formatted(value(Crossing.ORIGIN_SECRET), key);
    }

    /** The number of the key that CloudFront sends, as it is called in the secret. */
    final String originKey() {
        return "originKey" + stage.originKey();
    }

    /** An API behind the stage's distribution, which takes its keys, writes its log and answers with its problems. */
    public final ProtectedApi.Builder api(Construct scope, String id) {
        // The key before is still taken, since CloudFront sends it until its own stack is deployed.
        String before = "originKey" + (stage.originKey() - 1);
        return ProtectedApi.Builder.create(scope, id)
                .originKeys(new OriginKey(before, secret(before)), new OriginKey(originKey(), secret(originKey())))
                .problemTypes("https://%s/problems/".formatted(productionHost()))
                .accessLog(logs.access().destination());
    }

    /**
     * Adds the alarm of an API that visitors use: a route fails that the probe does not ask for. Failures of stages before
     * production are the checkup's.
     */
    public final void watch(Construct scope, ProtectedApi api) {
        if (stage.isProduction()) {
            Notice notice = notice(stage.service());
            ServerErrorsAlarm.Builder.create(scope, "Errors", api.restApi().getRestApiName(), ProtectedApi.STAGE)
                    .notice(notice)
                    .topic(topic(scope, notice.severity()))
                    .build();
        }
    }

    /** Gives the alias through which a function is called. */
    public final IFunction watch(JavaFunction function, Duration timeout) {
        return function.alias();
    }

    /** Adds the daily backup of the tables that hold what users wrote. */
    final void keep(Construct scope, List<Table> tables) {
        DailyBackup.Builder backup = DailyBackup.Builder.create(scope, "Backup");
        tables.forEach(backup::table);
        backup.copyTo(value(Crossing.COPY_VAULT), COPIES).restoreTested(estate().tableName("*"));
        backup.build();
    }

    /** Problems are described on the site that people use, whichever stage answers. */
    private String productionHost() {
        return estate().serviceOf(stage).stages().stream()
                .filter(Estate.Stage::isProduction)
                .findFirst()
                .orElse(stage)
                .host();
    }
}
