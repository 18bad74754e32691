package jp.mymovie.app.settings;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.constructs.bootstrap.PeoplesRoles;

/**
 * The kinds of values that cross an account or a region. A derived one is computed from the settings; a recorded one is
 * made up by AWS and written under {@code estate.recorded} in {@code cdk.json} after its maker has been deployed. Until
 * then a sample stands in, and the synth says so. A referenced one never leaves its account and is passed by the CDK.
 *
 * <p>{@code {management}}, {@code {logArchive}} and {@code {monitoring}} stand for those accounts, {@code {account}} for
 * the account to which the value belongs, {@code {stages}} for the account of every stage, {@code {observed}} for every
 * account but monitoring.
 */
public enum Crossing {
    MANAGEMENT_ACCOUNT_ID(
            Of.ESTATE,
            recorded("accountIds.%s", (estate, account) -> account.id(), "\\d{12}"),
            "the account itself",
            "every account",
            "the 12 digits shown by aws sts get-caller-identity"),
    ACCOUNT_ID(
            Of.MEMBER,
            recorded("accountIds.%s", (estate, account) -> account.id(), "\\d{12}"),
            "{management}/Organization",
            "every account",
            "output {account}Id of the stack"),
    ORGANIZATION_ID(
            Of.ESTATE,
            recorded("organizationId", Crossing::organization, "o-[a-z0-9]{10,32}"),
            "{management}/Organization",
            "{logArchive}/Lake, {monitoring}/Sink, {monitoring}/EdgeSink",
            "output OrganizationId of the stack"),
    SINK_ARN(
            Of.ESTATE,
            recorded("sinkArn", estate -> sink(estate, estate.homeRegion()), "arn:aws:oam:.+:sink/.+"),
            "{monitoring}/Sink",
            "{observed}/Telemetry",
            "output SinkArn of the stack"),
    EDGE_SINK_ARN(
            Of.ESTATE,
            recorded("edgeSinkArn", estate -> sink(estate, Estate.EDGE_REGION), "arn:aws:oam:us-east-1:.+:sink/.+"),
            "{monitoring}/EdgeSink",
            "{observed}/EdgeTelemetry",
            "output SinkArn of the stack"),
    CERTIFICATE_ARN(
            Of.STAGE,
            recorded(
                    "%s.certificateArn",
                    (estate, account) -> "arn:aws:acm:us-east-1:%s:certificate/00000000-0000-0000-0000-000000000000"
                            .formatted(account.id()),
                    "arn:aws:acm:us-east-1:\\d{12}:certificate/.+"),
            "aws acm request-certificate in the {key} account, us-east-1",
            "{account}/Edge",
            "see docs/runbooks/bootstrap.md, Certificates"),
    CERTIFICATE_RECORD(
            Of.STAGE,
            recorded(
                    "%s.certificateRecord",
                    (estate, account) ->
                            "_sample.%s.invalid. CNAME _sample.acm-validations.aws.".formatted(account.slug()),
                    "\\S+ CNAME \\S+"),
            "aws acm describe-certificate in the {key} account, us-east-1",
            "{management}/Dns",
            "see docs/runbooks/bootstrap.md, Certificates"),
    DISTRIBUTION_DOMAIN(
            Of.STAGE,
            recorded(
                    "%s.distributionDomain",
                    (estate, account) -> "d0%s.cloudfront.net".formatted(account.id()), ".+\\.cloudfront\\.net"),
            "{account}/Edge",
            "{management}/Dns",
            "output DistributionDomain of the stack"),

    LAKE_BUCKET(
            Of.ESTATE,
            derived(estate -> estate.system() + "-lake-" + estate.logArchive().id()),
            "{logArchive}/Lake",
            "{logArchive}/EdgeLogs, {stages}/Logs, {stages}/Edge where it has a web ACL, the bootstrap of {logArchive}"),
    TRAIL_BUCKET(
            Of.ESTATE,
            derived(estate -> estate.system() + "-trail-" + estate.logArchive().id()),
            "{logArchive}/Lake",
            "{management}/Trail, the bootstrap of {logArchive}"),
    ACCESS_LOG_BUCKET(
            Of.ESTATE,
            derived(estate -> estate.value(Crossing.LAKE_BUCKET) + "-access"),
            "{logArchive}/Lake",
            "the bootstrap of {logArchive}"),
    COMPACTED_BUCKET(
            Of.ESTATE,
            derived(estate -> estate.system() + "-days-" + estate.logArchive().id()),
            "{logArchive}/Lake",
            "the bootstrap of {logArchive}"),
    RESULTS_BUCKET(
            Of.ESTATE,
            derived(estate ->
                    estate.system() + "-results-" + estate.logArchive().id()),
            "{logArchive}/Lake",
            "the bootstrap of {logArchive}"),
    WORK_GROUP(
            Of.ESTATE,
            derived(estate -> estate.system() + "-logs"),
            "{logArchive}/Lake",
            "the bootstrap of {logArchive}"),
    COPY_VAULT(
            Of.ESTATE,
            derived(estate -> "arn:aws:backup:%s:%s:backup-vault:%s-copies"
                    .formatted(estate.homeRegion(), estate.logArchive().id(), estate.system())),
            "{logArchive}/Vault",
            "{stages}/Data"),
    USERS_BUCKET(
            Of.ESTATE,
            derived(estate -> estate.system() + "-users-" + estate.logArchive().id()),
            "{logArchive}/Vault, where estate.recoveryKey is set",
            "{stages}/SignIn"),
    TRAIL_NAME(
            Of.ESTATE,
            derived(estate -> estate.system() + "-organization"),
            "{management}/Trail",
            "{logArchive}/Lake (bucket policy), {management}/Guardrails"),
    LOG_DESTINATION(
            Of.STAGE,
            derived((estate, account) -> "arn:aws:logs:us-east-1:%s:delivery-destination:%s"
                    .formatted(estate.logArchive().id(), writer(estate, account).destination())),
            "{logArchive}/EdgeLogs",
            "{account}/Edge"),
    LOG_WRITER_ROLE(
            Of.STAGE,
            derived((estate, account) -> writer(estate, account).roleArn()),
            "{account}/Logs",
            "{logArchive}/Lake (bucket policy), {account}/Edge where it has a web ACL"),
    LAKE_SERVICE(
            Of.STAGE,
            derived((estate, account) -> estate.stageIn(account).orElseThrow().service()),
            "{account}/Logs, {account}/Edge (a folder of the lake)",
            "{logArchive}/Lake (tables and bucket policy)"),
    DEPLOY_ROLE(
            Of.ESTATE,
            derived(estate -> estate.system() + "-github-deploy"),
            "the bootstrap of every account that runs a stage",
            "{management}/Guardrails, the GitHub workflow"),
    ORIGIN_SECRET(
            Of.STAGE,
            derived((estate, account) -> estate.system() + "/" + account.slug()),
            "the operator, replicated to us-east-1: see docs/runbooks/bootstrap.md, Secrets",
            "{account}/Api, {account}/Edge"),
    SITE_BUCKET(
            Of.STAGE,
            derived((estate, account) -> "%s-web-%s".formatted(estate.system(), account.id())),
            "{account}/Web",
            "{account}/Edge"),
    SIGN_IN_DOMAIN(
            Of.STAGE,
            derived((estate, account) -> "%s-%s-%s"
                    .formatted(estate.system(), account.slug(), account.id().substring(6))),
            "{account}/SignIn, where the service signs people in",
            "{account}/Edge (content security policy)"),
    PAGE_TOPIC(
            Of.ESTATE,
            derived(estate -> estate.system() + "-page"),
            "{monitoring}/Alarms, {monitoring}/EdgeAlarms, and those of {management} for its own",
            "{logArchive}/Lake, {stages}/Api, {stages}/Work, {monitoring}/Checkup (subscriptions)"),
    MORNING_TOPIC(
            Of.ESTATE,
            derived(estate -> estate.system() + "-morning"),
            "{monitoring}/Alarms",
            "{stages}/Api, {stages}/Work, {monitoring}/Checkup"),
    TRIP_TOPIC(
            Of.STAGE,
            derived((estate, account) -> "%s-trip-%s".formatted(estate.system(), account.slug())),
            "{management}/KillSwitch, {management}/EdgeKillSwitch, where the budget cuts the service",
            "{account}/Api, {account}/Edge"),
    TRIP_QUEUE(
            Of.ESTATE,
            derived(estate -> estate.system() + "-trip-failures"),
            "{management}/EdgeKillSwitch",
            "{management}/KillSwitch"),
    KILL_SWITCH_ROLE(
            Of.STAGE,
            derived((estate, account) -> "arn:aws:iam::%s:role/%s-kill-switch-%s"
                    .formatted(estate.management().id(), estate.system(), account.slug())),
            "{management}/KillSwitch",
            "{account}/Switch (trust policy)"),
    SWITCH_ROLE(
            Of.STAGE,
            derived((estate, account) -> "arn:aws:iam::%s:role/%s-switch-%s"
                    .formatted(
                            account.id(),
                            estate.system(),
                            estate.stageIn(account).orElseThrow().service())),
            "{account}/Switch",
            "{management}/KillSwitch, {management}/Guardrails, {account}/Api, {account}/Work, {account}/SignIn, {account}/Edge"),
    SWITCH_TARGETS(
            Of.STAGE,
            derived((estate, account) ->
                    estate.switchTargets(estate.stageIn(account).orElseThrow())),
            "{account}/Api, {account}/Work, {account}/SignIn, {account}/Edge",
            "{management}/KillSwitch"),
    TRAIL_WATCH_ROLE(
            Of.ESTATE,
            derived(estate -> "arn:aws:iam::%s:role/%s-trail-watch"
                    .formatted(estate.logArchive().id(), estate.system())),
            "{logArchive}/Lake",
            "{monitoring}/Alarms (topic policy)"),
    CHECKUP_ROLE(
            Of.ESTATE,
            derived(estate -> "arn:aws:iam::%s:role/%s-checkup"
                    .formatted(estate.monitoring().id(), estate.system())),
            "{monitoring}/Checkup",
            "{management}/Alarms, {management}/EdgeAlarms (topic policies)"),
    EXECUTION_ROLES(
            Of.ESTATE,
            derived(estate -> estate.regions().stream()
                    // The watch puts the account there that was called.
                    .map(region -> "arn:aws:iam::{account}:role/cdk-%s-cfn-exec-role-{account}-%s"
                            .formatted(estate.qualifier(), region))
                    .collect(Collectors.joining(", "))),
            "the bootstrap of every account",
            "{logArchive}/Lake (deployments told apart in the trail)"),
    PEOPLES_ROLES(
            Of.ESTATE,
            derived(estate -> String.join(", ", PeoplesRoles.ADMINISTRATOR, PeoplesRoles.READ_ONLY)),
            "the bootstrap of every account",
            "the bootstrap of {management} (policy of the group)"),
    LOG_READER_ROLE(
            Of.ESTATE,
            derived(estate -> PeoplesRoles.LOG_READER),
            "the bootstrap of {logArchive}",
            "the bootstrap of {management} (policy of the group)"),

    API_ID(Of.STAGE, new Referenced(), "{account}/Api", "{account}/Edge");

    /** To how many there is one such value. */
    enum Of {
        ESTATE,
        MEMBER,
        STAGE
    }

    /** Source of a value: computed, written down by a person, or passed by the CDK. */
    sealed interface Source {}

    record Derived(BiFunction<Estate, Estate.Account, String> formula) implements Source {}

    record Recorded(String path, BiFunction<Estate, Estate.Account, String> sample, Pattern pattern)
            implements Source {}

    /** Made up by AWS and handed over by the CDK's own cross-region reference inside the account. */
    record Referenced() implements Source {}

    private final Of of;
    private final Source source;
    private final String maker;
    private final String users;
    private final String remedy;

    Crossing(Of of, Source source, String maker, String users) {
        this(of, source, maker, users, "");
    }

    Crossing(Of of, Source source, String maker, String users, String remedy) {
        this.of = of;
        this.source = source;
        this.maker = maker;
        this.users = users;
        this.remedy = remedy;
    }

    private static Source derived(Function<Estate, String> formula) {
        return new Derived((estate, account) -> formula.apply(estate));
    }

    private static Source derived(BiFunction<Estate, Estate.Account, String> formula) {
        return new Derived(formula);
    }

    private static Source recorded(String path, BiFunction<Estate, Estate.Account, String> sample, String pattern) {
        return new Recorded(path, sample, Pattern.compile(pattern));
    }

    private static Source recorded(String path, Function<Estate, String> sample, String pattern) {
        return recorded(path, (estate, account) -> sample.apply(estate), pattern);
    }

    /** The id that the settings name where the organization is there before, else a sample. */
    private static String organization(Estate estate) {
        return estate.organization() == null
                ? "o-sample0000"
                : estate.organization().id();
    }

    private static String sink(Estate estate, String region) {
        return "arn:aws:oam:%s:%s:sink/00000000-0000-0000-0000-000000000000"
                .formatted(region, estate.monitoring().id());
    }

    private static Estate.LogWriter writer(Estate estate, Estate.Account account) {
        return estate.logWriters().stream()
                .filter(writer -> writer.account().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The accounts that have a value of this kind each; the management account stands for the whole estate. */
    List<Estate.Account> owners(Estate estate) {
        return switch (of) {
            case ESTATE -> List.of(estate.management());
            case MEMBER ->
                estate.accounts().stream()
                        .filter(account -> account.role() != Estate.Role.MANAGEMENT && !account.exists())
                        .toList();
            case STAGE -> estate.stages().stream().map(Estate.Stage::account).toList();
        };
    }

    /** True if what needs it is left out of the templates until it is recorded, so that no sample is ever deployed. */
    public boolean isLeftOut() {
        return this == CERTIFICATE_RECORD || this == DISTRIBUTION_DOMAIN;
    }

    boolean isOfTheEstate() {
        return of == Of.ESTATE;
    }

    Source source() {
        return source;
    }

    String maker() {
        return maker;
    }

    String users() {
        return users;
    }

    String remedy() {
        return remedy;
    }
}
