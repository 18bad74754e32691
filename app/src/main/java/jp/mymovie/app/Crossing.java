package jp.mymovie.app;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.mymovie.constructs.identity.SwitchRole;
import org.jspecify.annotations.Nullable;

/**
 * Every value that crosses an account or a region. A derived one is computed from the settings; a recorded one is made
 * up by AWS and written under {@code estate.recorded} in {@code cdk.json} after its maker has been deployed. Until then
 * a sample stands in, and the synth says so. A referenced one never leaves its account and is passed by the CDK.
 */
public enum Crossing {
    MANAGEMENT_ACCOUNT_ID(
            recorded("accountIds.management", "000000000001", "\\d{12}"),
            "the account itself",
            "every account",
            "the 12 digits shown by aws sts get-caller-identity"),
    LOG_ARCHIVE_ACCOUNT_ID(
            recorded("accountIds.logArchive", "000000000002", "\\d{12}"),
            "Management/Organization",
            "every account",
            "output LogArchiveId of the stack"),
    MONITORING_ACCOUNT_ID(
            recorded("accountIds.monitoring", "000000000003", "\\d{12}"),
            "Management/Organization",
            "every account",
            "output MonitoringId of the stack"),
    STG_ACCOUNT_ID(
            recorded("accountIds.stg", "000000000004", "\\d{12}"),
            "Management/Organization",
            "every account",
            "output StgId of the stack"),
    PROD_ACCOUNT_ID(
            recorded("accountIds.prod", "000000000005", "\\d{12}"),
            "Management/Organization",
            "every account",
            "output ProdId of the stack"),
    ORGANIZATION_ID(
            recorded("organizationId", "o-sample0000", "o-[a-z0-9]{10,32}"),
            "Management/Organization",
            "LogArchive/Lake, Monitoring/Sink, Monitoring/EdgeSink",
            "output OrganizationId of the stack"),
    SINK_ARN(
            recorded(
                    "sinkArn",
                    "arn:aws:oam:HOME_REGION:000000000003:sink/00000000-0000-0000-0000-000000000000",
                    "arn:aws:oam:.+:sink/.+"),
            "Monitoring/Sink",
            "Stg/Telemetry, Prod/Telemetry",
            "output SinkArn of the stack"),
    EDGE_SINK_ARN(
            recorded(
                    "edgeSinkArn",
                    "arn:aws:oam:us-east-1:000000000003:sink/00000000-0000-0000-0000-000000000000",
                    "arn:aws:oam:us-east-1:.+:sink/.+"),
            "Monitoring/EdgeSink",
            "Stg/Edge, Prod/Edge",
            "output SinkArn of the stack"),
    STG_CERTIFICATE_ARN(
            certificate("stg", "000000000004"),
            "aws acm request-certificate in the stg account, us-east-1",
            "Stg/Edge",
            "see docs/runbooks/bootstrap.md, Certificates"),
    STG_CERTIFICATE_RECORD(
            validation("stg"),
            "aws acm describe-certificate in the stg account, us-east-1",
            "Management/Dns",
            "see docs/runbooks/bootstrap.md, Certificates"),
    STG_DISTRIBUTION_DOMAIN(
            recorded("stg.distributionDomain", "d0000000000004.cloudfront.net", ".+\\.cloudfront\\.net"),
            "Stg/Edge",
            "Management/Dns",
            "output DistributionDomain of the stack"),
    PROD_CERTIFICATE_ARN(
            certificate("prod", "000000000005"),
            "aws acm request-certificate in the prod account, us-east-1",
            "Prod/Edge",
            "see docs/runbooks/bootstrap.md, Certificates"),
    PROD_CERTIFICATE_RECORD(
            validation("prod"),
            "aws acm describe-certificate in the prod account, us-east-1",
            "Management/Dns",
            "see docs/runbooks/bootstrap.md, Certificates"),
    PROD_DISTRIBUTION_DOMAIN(
            recorded("prod.distributionDomain", "d0000000000005.cloudfront.net", ".+\\.cloudfront\\.net"),
            "Prod/Edge",
            "Management/Dns",
            "output DistributionDomain of the stack"),

    LAKE_BUCKET(
            derived(e -> e.system() + "-lake-" + e.logArchive().id()),
            "LogArchive/Lake",
            "Management/Trail, LogArchive/EdgeLogs, Stg/Logs, Prod/Logs"),
    TRAIL_NAME(
            derived(e -> e.system() + "-organization"),
            "Management/Trail",
            "LogArchive/Lake (bucket policy), Management/Organization (guardrail)"),
    STG_CLOUDFRONT_DESTINATION(derived(e -> deliveryDestination(e, e.stg())), "LogArchive/EdgeLogs", "Stg/Edge"),
    PROD_CLOUDFRONT_DESTINATION(derived(e -> deliveryDestination(e, e.prod())), "LogArchive/EdgeLogs", "Prod/Edge"),
    STG_LOG_WRITER_ROLE(derived(e -> logWriter(e, e.stg()).roleArn()), "Stg/Logs", "LogArchive/Lake (bucket policy)"),
    PROD_LOG_WRITER_ROLE(
            derived(e -> logWriter(e, e.prod()).roleArn()), "Prod/Logs", "LogArchive/Lake (bucket policy)"),
    DEPLOY_ROLE(
            derived(e -> e.system() + "-github-deploy"),
            "Stg/Deploy, Prod/Deploy",
            "Management/Organization (guardrail), the GitHub workflow"),
    STG_ORIGIN_SECRET(
            derived(e -> e.system() + "/stg"),
            "the operator, replicated to us-east-1: see docs/runbooks/bootstrap.md, Secrets",
            "Stg/Api, Stg/Edge"),
    PROD_ORIGIN_SECRET(
            derived(e -> e.system() + "/prod"),
            "the operator, replicated to us-east-1: see docs/runbooks/bootstrap.md, Secrets",
            "Prod/Api, Prod/Edge"),
    STG_SITE_BUCKET(derived(e -> siteBucket(e, e.stg())), "Stg/Web", "Stg/Edge"),
    PROD_SITE_BUCKET(derived(e -> siteBucket(e, e.prod())), "Prod/Web", "Prod/Edge"),
    STG_SIGN_IN_DOMAIN(derived(e -> signInDomain(e, e.stg())), "Stg/SignIn", "Stg/Edge (content security policy)"),
    PROD_SIGN_IN_DOMAIN(derived(e -> signInDomain(e, e.prod())), "Prod/SignIn", "Prod/Edge (content security policy)"),
    LAKE_SERVICE(
            derived(e -> Estate.SERVICE),
            "Stg/Logs, Stg/Edge, Prod/Logs, Prod/Edge (a folder of the lake)",
            "LogArchive/Lake (tables and bucket policy)"),
    ADMINISTRATOR_ROLE(
            derived(e -> SwitchRole.ADMINISTRATOR), "stack Access of every member account", "Management/Identity"),
    READ_ONLY_ROLE(derived(e -> SwitchRole.READ_ONLY), "stack Access of every member account", "Management/Identity"),
    LOG_READER_ROLE(derived(e -> SwitchRole.LOG_READER), "LogArchive/Lake", "Management/Identity"),

    STG_API_ID(referenced(), "Stg/Api", "Stg/Edge"),
    PROD_API_ID(referenced(), "Prod/Api", "Prod/Edge");

    private final Source source;
    private final String maker;
    private final String users;
    private final @Nullable String remedy;

    Crossing(Source source, String maker, String users) {
        this(source, maker, users, null);
    }

    Crossing(Source source, String maker, String users, @Nullable String remedy) {
        this.source = source;
        this.maker = maker;
        this.users = users;
        this.remedy = remedy;
    }

    /** Where a value comes from: computed, written down by a person, or passed by the CDK. */
    private sealed interface Source {}

    private record Derived(Function<Estate, String> formula) implements Source {}

    private record Recorded(String path, String sample, Pattern pattern) implements Source {}

    /** Made up by AWS and handed over by the CDK's own cross-region reference inside the account. */
    private record Referenced() implements Source {}

    private static Source referenced() {
        return new Referenced();
    }

    private static Source derived(Function<Estate, String> formula) {
        return new Derived(formula);
    }

    private static Source recorded(String path, String sample, String pattern) {
        return new Recorded(path, sample, Pattern.compile(pattern));
    }

    private static Source certificate(String stage, String account) {
        return recorded(
                stage + ".certificateArn",
                "arn:aws:acm:us-east-1:" + account + ":certificate/00000000-0000-0000-0000-000000000000",
                "arn:aws:acm:us-east-1:\\d{12}:certificate/.+");
    }

    private static Source validation(String stage) {
        return recorded(
                stage + ".certificateRecord",
                "_sample." + stage + ".invalid. CNAME _sample.acm-validations.aws.",
                "\\S+ CNAME \\S+");
    }

    private static String deliveryDestination(Estate estate, Estate.Service service) {
        return "arn:aws:logs:us-east-1:%s:delivery-destination:%s"
                .formatted(estate.logArchive().id(), logWriter(estate, service).destination());
    }

    private static Estate.LogWriter logWriter(Estate estate, Estate.Service service) {
        return estate.logWriters().stream()
                .filter(writer -> writer.account().equals(service.account().id()))
                .findFirst()
                .orElseThrow();
    }

    private static String signInDomain(Estate estate, Estate.Service service) {
        return "%s-%s-%s"
                .formatted(
                        estate.system(), service.stage(), service.account().id().substring(6));
    }

    private static String siteBucket(Estate estate, Estate.Service service) {
        return "%s-web-%s".formatted(estate.system(), service.account().id());
    }

    /** All values that a person records, in the order in which they come to be. */
    public static List<Crossing> recorded() {
        return Arrays.stream(values()).filter(Crossing::isRecorded).toList();
    }

    public boolean isRecorded() {
        return source instanceof Recorded;
    }

    /** Whether its value is known before anything is deployed. */
    public boolean isDerived() {
        return source instanceof Derived;
    }

    /** Where it stands under {@code estate.recorded}; empty for a derived value. */
    public String path() {
        return source instanceof Recorded recorded ? recorded.path : "";
    }

    /** The stack or command that makes it. */
    public String maker() {
        return maker;
    }

    /** The stacks that use it. */
    public String users() {
        return users;
    }

    /** How a person finds the value to record; empty for a derived value. */
    public String remedy() {
        return remedy == null ? "" : remedy;
    }

    /** Whether {@code value} has the form AWS gives it. */
    boolean fits(String value) {
        return !(source instanceof Recorded recorded)
                || recorded.pattern.matcher(value).matches();
    }

    /** The form AWS gives it, as a regular expression. */
    String form() {
        return source instanceof Recorded recorded ? recorded.pattern.pattern() : "";
    }

    String sample() {
        return source instanceof Recorded recorded ? recorded.sample : "";
    }

    String value(Estate estate) {
        return switch (source) {
            case Derived derived -> derived.formula.apply(estate);
            case Referenced ignored ->
                throw new IllegalStateException(
                        "%s crosses by a reference of the CDK, not by settings".formatted(this));
            case Recorded recorded ->
                estate.recorded().getOrDefault(this, recorded.sample.replace("HOME_REGION", estate.homeRegion()));
        };
    }
}
