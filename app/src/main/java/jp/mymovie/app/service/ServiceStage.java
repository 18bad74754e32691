package jp.mymovie.app.service;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.account.Prices;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.backup.DailyBackup;
import jp.mymovie.constructs.cost.SpendingAlarm;
import jp.mymovie.constructs.cost.SwitchLevel;
import jp.mymovie.constructs.cost.SwitchTarget;
import jp.mymovie.constructs.cost.Switched;
import jp.mymovie.constructs.edge.KeyShares;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.function.OriginKey;
import jp.mymovie.constructs.function.ProtectedApi;
import jp.mymovie.constructs.loglake.LakeWriter;
import jp.mymovie.constructs.loglake.WafLog;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.RefusedSignUpsAlarm;
import jp.mymovie.constructs.monitoring.ServerErrorsAlarm;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * An account that runs a stage of a service. Every service has alarms and the ways of its logs into the archive from
 * here; a subclass adds the stacks that are its own. Stages of one service differ in
 * their settings alone.
 */
public abstract class ServiceStage extends AccountStage {
    /** Life of a copy in the log archive account, as long as the tables' point-in-time recovery looks back. */
    public static final Duration COPIES = Duration.days(35);

    /** Keys of the API among which the edge divides visitors by their address. */
    static final KeyShares SHARES = KeyShares.STANDARD;

    /** Requests with one key that may come at once: a visitor opens pages faster than the mean. */
    private static final int AT_ONCE = 50;

    // All functions of a service have as much; a custom resource with less counts for more.
    private static final double GIBIBYTES = 1;

    private final Estate.Stage stage;
    private final LogsStack logs;
    private final Set<SwitchLevel> movable = EnumSet.of(SwitchLevel.DNS);
    private final Optional<SwitchStack> killSwitch;

    /** Makes a stage of one service, which {@code jp.mymovie.app.MyMovieApp} knows by the service's name. */
    @FunctionalInterface
    public interface Factory {
        ServiceStage create(App app, Estate estate, Estate.Stage stage);
    }

    protected ServiceStage(App app, Estate estate, Estate.Stage stage) {
        super(app, estate, stage.account());
        this.stage = stage;
        logs = new LogsStack(this);
        killSwitch = switched().map(each -> new SwitchStack(this, each));
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
                .shares(SHARES)
                .throttle(stage.requestsASecond(), AT_ONCE)
                .problemTypes("https://%s/problems/".formatted(productionHost()))
                .accessLog(logs.access().destination());
    }

    /**
     * Adds the alarm on what the stage's functions and table cost, and that of an API that visitors use: a route fails that
     * the probe does not ask for. Failures of stages before production are the checkup's.
     */
    public final void watch(Stack scope, ProtectedApi api) {
        trip(
                        scope,
                        SpendingAlarm.Builder.back(
                                scope,
                                "Spending",
                                GIBIBYTES,
                                estate().tableName(stage.tables()
                                        .get(stage.tables().size() - 1)),
                                Prices.REQUESTS))
                .build();
        if (stage.isProduction()) {
            Notice notice = notice(stage.service());
            ServerErrorsAlarm.Builder.create(scope, "Errors", api.restApi().getRestApiName(), ProtectedApi.STAGE)
                    .notice(notice)
                    .topic(topic(scope, notice.severity()))
                    .build();
        }
    }

    /** Limits the executions of a function, where the settings say so. */
    public final JavaFunction.Builder limited(JavaFunction.Builder function) {
        return stage.concurrency() == 0 ? function : function.reservedConcurrentExecutions(stage.concurrency());
    }

    /** The stage's kill switch; empty where the budget does not cut the service. */
    private Optional<Switched> switched() {
        return estate().serviceOf(stage).cut()
                ? Optional.of(new Switched(
                        value(Crossing.SWITCH_ROLE).replaceFirst(".*/", ""), value(Crossing.SWITCH_TARGETS)))
                : Optional.empty();
    }

    /** Lets the kill switch throttle the API and stop its functions. */
    public final void letCut(Stack stack, ProtectedApi api, List<Function> functions) {
        movable.addAll(List.of(SwitchLevel.THROTTLE, SwitchLevel.FUNCTIONS));
        letCut(stack, each -> SwitchTarget.api(stack, each, api.restApi(), functions));
    }

    /** Lets the kill switch stop functions and disable the event source mappings that call them. */
    public final void letCutWork(Stack stack, List<Function> functions, List<String> eventSourceMappingIds) {
        movable.addAll(List.of(SwitchLevel.FUNCTIONS, SwitchLevel.EVENTS));
        letCut(stack, each -> SwitchTarget.work(stack, each, functions, eventSourceMappingIds));
    }

    /** Lets the kill switch close sign-ups. */
    public final void letCutSignUps(Stack stack, Function preSignUp) {
        movable.add(SwitchLevel.SIGN_UPS);
        letCut(stack, each -> SwitchTarget.signIn(stack, each, preSignUp));
    }

    /** Lets the kill switch disable the distribution. */
    final void letCut(Stack stack, IDistribution distribution) {
        movable.add(SwitchLevel.DISTRIBUTION);
        letCut(stack, each -> SwitchTarget.distribution(stack, each, distribution));
    }

    private void letCut(Stack stack, Consumer<Switched> target) {
        switched().ifPresent(target);
        // A policy cannot be given to a role that is not there yet.
        killSwitch.ifPresent(stack::addStackDependency);
    }

    /**
     * Refuses a level of the switch that no stack of the stage lets it move: the switch would fail on the day on which it is
     * needed.
     *
     * @throws IllegalArgumentException if there is one
     */
    @Override
    public final void requireComplete() {
        List<String> missing = estate().serviceOf(stage).levels().stream()
                .filter(level -> !movable.contains(level))
                .map(SwitchLevel::word)
                .toList();
        if (estate().serviceOf(stage).cut() && !missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "'estate.services' of %s must have 'levels' that its stacks let the kill switch move, got %s: leave them out, or call 'letCut…' where the resources are made"
                            .formatted(stage.service(), missing));
        }
    }

    /** An alarm that pages, and trips the stage's switch where it has one: what costs money does so before production too. */
    final SpendingAlarm.Builder trip(Stack stack, SpendingAlarm.Builder alarm) {
        Notice own = notice(stage.service());
        alarm.hourlyUsd(estate().budget().hourlyUsd())
                .notice(new Notice(Severity.PAGE, own.account(), own.service(), own.runbooks()))
                .topic(topic(stack, Severity.PAGE));
        switched().ifPresent(each -> alarm.topic(tripTopic(stack)));
        return alarm;
    }

    private ITopic tripTopic(Stack stack) {
        return Topic.fromTopicArn(
                stack,
                "Trip",
                "arn:aws:sns:%s:%s:%s"
                        .formatted(stack.getRegion(), estate().management().id(), value(Crossing.TRIP_TOPIC)));
    }

    /** Adds the alarm of sign-ups that are refused, in production; stages before it are the checkup's. */
    public final void watchSignUps(Construct scope, IFunction trigger) {
        if (stage.isProduction()) {
            Notice notice = notice(stage.service());
            RefusedSignUpsAlarm.create(scope, "RefusedSignUps", trigger, notice, topic(scope, notice.severity()));
        }
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
