package jp.mymovie.app;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.movies.MovieRoute;

/**
 * What cdk-nag finds and we keep, each with the fact or the price behind it. Resources and findings are named in full:
 * {@code SERVICE} stands for the account of every stage, {@code ACCOUNT} for every account, {@code ID} for an account's
 * digits, {@code HASH} for the end of a logical id.
 *
 * @param reason why it stays as it is
 * @param resources paths of the resources
 * @param findings rules, with the permission in brackets where a rule names one
 */
record Suppressions(String reason, List<String> resources, List<String> findings) {
    private static final Estate ESTATE = Estate.read(Checkout.root().resolve("cdk.json"));

    private static final String WAF = "a web ACL costs 5 US$ a month and 1 US$ a rule, a third of the whole budget; "
            + "throttling and the kill switch bound what abuse can cost";
    private static final String MOCK =
            "a mock integration reads nothing of the request: there is nothing to validate, to log or to protect";
    private static final String CDKS_OWN =
            "the function that copies the pages is the CDK's own: its runtime and its rights come with it, and it runs at "
                    + "deployments alone";
    private static final String PAGE = "Management/KillSwitch/KillSwitch/Page/Resource/";
    private static final String API = "SERVICE/Api/Movies/Resource/";
    private static final String COPY = "SERVICE/Web/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/";

    private static final List<Suppressions> ALL = List.of(
            keep(
                    "what is set or enabled for a whole account or organization knows no resource",
                    List.of(
                            "ACCOUNT/Baseline/Baseline/Function/Role/DefaultPolicy/Resource",
                            "Management/Features/Features/Function/Role/DefaultPolicy/Resource",
                            "Monitoring/Checkup/Checkup/Function/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::*]"),
            keep(
                    "a region has one sink, whose id AWS makes up",
                    List.of("Monitoring/Checkup/Checkup/Function/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:oam:*:ID:sink/*]"),
            keep(
                    "a service-linked role is named by its service, and the condition names the service",
                    List.of("Management/Features/Features/Function/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:iam::ID:role/aws-service-role/access-analyzer.amazonaws.com/*]"),
            keep(MOCK, List.of(PAGE + "Resource"), "APIG2"),
            keep(MOCK, List.of(PAGE + "DeploymentStage.page/Resource"), "APIG1", "APIG6"),
            keep(
                    "the compaction reads the files of three logs and writes days of them, under names that their writers and Athena "
                            + "make up",
                    List.of("LogArchive/Lake/Compaction/Function/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::<LogsHASH.Arn>/cloudfront/*]",
                    "IAM5[Resource::<LogsHASH.Arn>/apigateway/*]",
                    "IAM5[Resource::<LogsHASH.Arn>/lambda/*]",
                    "IAM5[Resource::<LogsDaysHASH.Arn>/fresh/*]",
                    "IAM5[Resource::<LogsDaysHASH.Arn>/days/*]",
                    "IAM5[Resource::<LogsDaysHASH.Arn>/results/*]"),
            keep(
                    "the watch reads the accounts' files of the trail, under names that CloudTrail makes up",
                    List.of("LogArchive/Lake/Watch/Function/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:s3:::mymovie-trail-ID/cloudtrail/AWSLogs/%s/ID/CloudTrail/*]"
                            .formatted(ESTATE.value(Crossing.ORGANIZATION_ID))),
            keep(WAF, List.of(PAGE + "DeploymentStage.page/Resource", API + "DeploymentStage.api/Resource"), "APIG3"),
            keep(
                    "the maintenance page is for everybody",
                    List.of(PAGE + "Default/ANY/Resource", PAGE + "Default/{proxy+}/ANY/Resource"),
                    "APIG4",
                    "COG4"),
            keep(
                    "Firehose writes objects whose names it makes up, under this account's prefixes of the lake alone",
                    List.of("SERVICE/Logs/Writer/Resource/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:s3:::mymovie-lake-ID/apigateway/ID/*]",
                    "IAM5[Resource::arn:aws:s3:::mymovie-lake-ID/lambda/ID/*]",
                    "IAM5[Resource::arn:aws:s3:::mymovie-lake-ID/errors/ID/*]"),
            keep(
                    "AWS keeps in this policy what a backup needs; a copy would let backups fail when that changes",
                    List.of("SERVICE/Data/Backup/Resource/Selection/Role/Resource"),
                    managed("service-role/AWSBackupServiceRolePolicyForBackup")),
            keep(
                    "a stolen password opens a list of films and no more, which does not warrant asking everybody for a second factor",
                    List.of("SERVICE/SignIn/Users/Resource"),
                    "COG2"),
            keep(
                    "threat protection wants the Plus plan, 0.02 US$ a user and month; Cognito's own limits hold guessing back",
                    List.of("SERVICE/SignIn/Users/Resource"),
                    "COG3"),
            keep(
                    "the indexes of the tables, which are read by name",
                    List.of(
                            "SERVICE/Api/Queries/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/Commands/Role/DefaultPolicy/Resource",
                            "SERVICE/Work/Work/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:dynamodb:ap-northeast-1:ID:table/mymovie-movies-1/index/*]"),
            keep(
                    "a restored table has a new name: the next of the stage, or one that the test makes up",
                    List.of("SERVICE/Data/Backup/Restore/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:dynamodb:ap-northeast-1:ID:table/mymovie-*]",
                    "IAM5[Resource::arn:aws:dynamodb:ap-northeast-1:ID:table/awsbackup-restore-test-*]"),
            keep(
                    "what TMDB has answered can be asked again, and counts of days that are over are worth nothing: there is nothing to recover",
                    List.of("SERVICE/Api/Answers/Resource", "SERVICE/SignIn/SignUps/Days/Resource"),
                    "DDB3",
                    nist("DynamoDBInBackupPlan"),
                    nist("DynamoDBPITREnabled")),
            keep(
                    "listing streams knows no resource; Lambda asks for it before it follows one",
                    List.of("SERVICE/Work/Work/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::*]"),
            keep(
                    "it is itself where the places of failed records end; an alarm tells when one has come",
                    List.of("SERVICE/Work/Stream/Failures/Resource"),
                    "SQS3"),
            keep(
                    "AWS's reference of actions knows no resource for the verdict of a hook",
                    List.of(
                            "SERVICE/Api/TrialCommands/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/TrialQueries/Role/DefaultPolicy/Resource",
                            "SERVICE/Work/TrialWork/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::*]"),
            keep(
                    "a trial calls each version by its number; a policy that named the new one would be as young as it, and not yet in "
                            + "force",
                    List.of("SERVICE/Api/TrialQueries/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::<QueriesHASH.Arn>:*]"),
            keep(
                    "the same of the function that writes",
                    List.of("SERVICE/Api/TrialCommands/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::<CommandsHASH.Arn>:*]"),
            keep(
                    "the same of the function behind the stream",
                    List.of("SERVICE/Work/TrialWork/Role/DefaultPolicy/Resource"),
                    "IAM5[Resource::<WorkHASH.Arn>:*]"),
            keep(
                    "the CDK lets CodeDeploy call its hook, whichever version of it",
                    List.of("SERVICE/Api/Queries/Deployment/ServiceRole/DefaultPolicy/Resource"),
                    "IAM5[Resource::<TrialQueriesHASH.Arn>:*]"),
            keep(
                    "the same of the function that writes",
                    List.of("SERVICE/Api/Commands/Deployment/ServiceRole/DefaultPolicy/Resource"),
                    "IAM5[Resource::<TrialCommandsHASH.Arn>:*]"),
            keep(
                    "the same of the function behind the stream",
                    List.of("SERVICE/Work/Work/Deployment/ServiceRole/DefaultPolicy/Resource"),
                    "IAM5[Resource::<TrialWorkHASH.Arn>:*]"),
            keep(
                    "AWS keeps in this policy what a canary deployment of functions needs",
                    List.of(
                            "SERVICE/Api/Queries/Deployment/ServiceRole/Resource",
                            "SERVICE/Api/Commands/Deployment/ServiceRole/Resource",
                            "SERVICE/Work/Work/Deployment/ServiceRole/Resource"),
                    managed("service-role/AWSCodeDeployRoleForLambdaLimited")),
            keep(
                    "execution logs hold request data and cost 0.76 US$ a GB; access logs are kept in the lake",
                    List.of(API + "DeploymentStage.api/Resource"),
                    "APIG6"),
            keep(
                    "public by design: MovieRoute says so, and none of them answers with anything personal",
                    publicRoutes(),
                    "APIG4",
                    "COG4"),
            keep(
                    "no authorizer of the gateway takes a script's token: the function answers 401 to every other, which ScriptCallsTest holds",
                    scriptRoutes(),
                    "APIG4",
                    "COG4"),
            keep(
                    "which methods a resource has is no secret: the refusal of others is the same for everybody",
                    refusals(),
                    "APIG4",
                    "COG4"),
            keep(
                    "CloudFront alone reads the bucket, through OAC, and logs each request into the lake",
                    List.of("SERVICE/Web/Site/Resource/Resource"),
                    "S1"),
            keep(CDKS_OWN, List.of(COPY + "Resource"), "L1"),
            keep(CDKS_OWN, List.of(COPY + "ServiceRole/Resource"), managed("service-role/AWSLambdaBasicExecutionRole")),
            keep(
                    CDKS_OWN,
                    List.of(COPY + "ServiceRole/DefaultPolicy/Resource"),
                    "IAM5[Action::s3:GetObject*]",
                    "IAM5[Action::s3:GetBucket*]",
                    "IAM5[Action::s3:List*]",
                    "IAM5[Action::s3:DeleteObject*]",
                    "IAM5[Action::s3:Abort*]",
                    "IAM5[Resource::arn:aws:s3:::cdk-hnb659fds-assets-ID-ap-northeast-1/*]",
                    "IAM5[Resource::<SiteHASH.Arn>/*]"),
            keep("films are seen in every country", List.of("SERVICE/Edge/Web/Resource/Resource"), "CFR1"),
            keep(WAF, List.of("SERVICE/Edge/Web/Resource/Resource"), "CFR2"),
            keep(
                    "logging v2 delivers to the lake; the rule looks for the older kind only",
                    List.of("SERVICE/Edge/Web/Resource/Resource"),
                    "CFR3"),
            keep(
                    "an inline policy is the role's or group's own, made and deleted with it, and nobody else can come to use it; "
                            + "a managed one for each would be as many more resources to review",
                    List.of(
                            "ACCOUNT/Baseline/Baseline/Function/Role/DefaultPolicy/Resource",
                            "LogArchive/Lake/Deliveries/Function/Role/DefaultPolicy/Resource",
                            "LogArchive/Lake/Deliveries/Starter/DefaultPolicy/Resource",
                            "LogArchive/Lake/Compaction/Function/Role/DefaultPolicy/Resource",
                            "LogArchive/Lake/Compaction/Starter/DefaultPolicy/Resource",
                            "LogArchive/Lake/Watch/Function/Role/DefaultPolicy/Resource",
                            "Management/KillSwitch/KillSwitch/SERVICE/Function/Role/DefaultPolicy/Resource",
                            "Management/Features/Features/Function/Role/DefaultPolicy/Resource",
                            "Monitoring/Checkup/Checkup/Function/Role/DefaultPolicy/Resource",
                            "Monitoring/Checkup/Checkup/Starter/DefaultPolicy/Resource",
                            "Monitoring/EdgeProbe/SERVICE/Function/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/Commands/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/Queries/Role/DefaultPolicy/Resource",
                            "SERVICE/Data/Backup/Restore/Role/DefaultPolicy/Resource",
                            "SERVICE/Logs/Errors/Subscriptions/DefaultPolicy/Resource",
                            "SERVICE/SignIn/SignUps/Trigger/Role/DefaultPolicy/Resource",
                            "SERVICE/Logs/Writer/Resource/DefaultPolicy/Resource",
                            COPY + "ServiceRole/DefaultPolicy/Resource",
                            "SERVICE/Work/Work/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/TrialCommands/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/TrialQueries/Role/DefaultPolicy/Resource",
                            "SERVICE/Work/TrialWork/Role/DefaultPolicy/Resource",
                            "SERVICE/Api/Commands/Deployment/ServiceRole/DefaultPolicy/Resource",
                            "SERVICE/Api/Queries/Deployment/ServiceRole/DefaultPolicy/Resource",
                            "SERVICE/Work/Work/Deployment/ServiceRole/DefaultPolicy/Resource",
                            "SERVICE/Switch/Role/Resource/DefaultPolicy/Resource",
                            "SERVICE/Api/Switch/Grant/Resource",
                            "SERVICE/Work/Switch/Grant/Resource",
                            "SERVICE/SignIn/Switch/Grant/Resource",
                            "SERVICE/Edge/Switch/Grant/Resource"),
                    nist("IAMNoInlinePolicy")),
            keep(
                    "the path under which the stage's own stacks say what its switch moves",
                    List.of("SERVICE/Switch/Role/Resource/DefaultPolicy/Resource"),
                    "IAM5[Resource::arn:aws:ssm:ap-northeast-1:ID:parameter/mymovie/switch/movies/stg/*]",
                    "IAM5[Resource::arn:aws:ssm:us-east-1:ID:parameter/mymovie/switch/movies/stg/*]",
                    "IAM5[Resource::arn:aws:ssm:ap-northeast-1:ID:parameter/mymovie/switch/movies/prod/*]",
                    "IAM5[Resource::arn:aws:ssm:us-east-1:ID:parameter/mymovie/switch/movies/prod/*]"),
            keep(
                    "the dead-letter queue of subscriptions that are in another region",
                    List.of("Management/EdgeKillSwitch/Trips/Failures/Resource"),
                    "SQS3"),
            keep(
                    "there is no network of our own: a function in a VPC would reach nothing without a NAT gateway, 45 US$ a month",
                    functions(),
                    nist("LambdaInsideVPC")),
            keep(
                    "a young account has a concurrency of 10 to 1,000 in all, of which 100 must stay unreserved; the stage's throttle "
                            + "and the kill switch bound what runs at once",
                    functions(),
                    nist("LambdaConcurrency")),
            keep(
                    "they are called by somebody who waits and sees the failure (gateway, CloudFormation), or by a source that has a "
                            + "queue or an alarm of its own for what fails",
                    functionsWithoutQueue(),
                    nist("LambdaDLQ")),
            keep(
                    "logs are encrypted with CloudWatch's own key; one of ours costs 1 US$ a month and region, and hides nothing from "
                            + "whoever may read the logs",
                    List.of(
                            "ACCOUNT/Baseline/Baseline/Function/Log/Resource",
                            "LogArchive/Lake/Deliveries/Function/Log/Resource",
                            "LogArchive/Lake/Compaction/Function/Log/Resource",
                            "LogArchive/Lake/Watch/Function/Log/Resource",
                            "Management/KillSwitch/KillSwitch/SERVICE/Function/Log/Resource",
                            "Management/Features/Features/Function/Log/Resource",
                            "Monitoring/Checkup/Checkup/Function/Log/Resource",
                            "Monitoring/EdgeProbe/SERVICE/Function/Log/Resource",
                            "SERVICE/Api/Commands/Log/Resource",
                            "SERVICE/Api/Queries/Log/Resource",
                            "SERVICE/Logs/Writer/Failures/Resource",
                            "SERVICE/SignIn/SignUps/Trigger/Log/Resource",
                            "SERVICE/Web/FilesLog/Resource",
                            "SERVICE/Work/Work/Log/Resource",
                            "SERVICE/Api/TrialCommands/Log/Resource",
                            "SERVICE/Api/TrialQueries/Log/Resource",
                            "SERVICE/Work/TrialWork/Log/Resource"),
                    nist("CloudWatchLogGroupEncrypted")),
            keep(
                    "the topics carry names of alarms; AWS's key for topics silently refuses alarms, and one of ours costs 1 US$ a month "
                            + "and region",
                    List.of(
                            "Management/Alarms/Alarms/Resource/Resource",
                            "Management/EdgeAlarms/Alarms/Resource/Resource",
                            "Management/EdgeKillSwitch/Trips/SERVICE/Resource",
                            "Management/KillSwitch/KillSwitch/Everything/Resource",
                            "Management/KillSwitch/KillSwitch/SERVICE/Trip/Resource",
                            "Monitoring/Alarms/Morning/Resource/Resource",
                            "Monitoring/Alarms/Page/Resource/Resource",
                            "Monitoring/EdgeAlarms/Page/Resource/Resource"),
                    nist("SNSEncryptedKMS")),
            keep(
                    "encrypted with S3's own keys; CloudTrail, Firehose and CloudFront write or read without a key policy to go wrong, "
                            + "and a key of ours costs 1 US$ a month and every request",
                    buckets(),
                    nist("S3DefaultEncryptionKMS")),
            keep(
                    "a copy in another region doubles the price of storage; the lake and the site are in one region like everything "
                            + "they belong to, and the site is built again from the repository",
                    buckets(),
                    nist("S3BucketReplicationEnabled")),
            keep(
                    "as for AwsSolutions-S1 of the same bucket",
                    List.of("SERVICE/Web/Site/Resource/Resource"),
                    nist("S3BucketLoggingEnabled")),
            keep(
                    "results of questions are gone after a week and asked for anew; days are compacted again from the raw logs; nobody "
                            + "but S3 writes who read the lake, each time a new object",
                    List.of(
                            "LogArchive/Lake/Logs/Access/Resource/Resource",
                            "LogArchive/Lake/Logs/Days/Resource/Resource",
                            "LogArchive/Lake/Logs/Queries/Results/Resource"),
                    nist("S3BucketVersioningEnabled")),
            keep(
                    "the trail is in the lake, where it can be asked; a second copy in CloudWatch Logs costs 0.76 US$ a GB",
                    List.of("Management/Trail/Trail"),
                    nist("CloudTrailCloudWatchLogsEnabled")),
            keep(
                    "the lake's bucket encrypts it; a key of ours would have to let every account's trail in",
                    List.of("Management/Trail/Trail"),
                    nist("CloudTrailEncryptionEnabled")),
            keep(
                    "a site is not down before it is there: the alarms of its probe act once its distribution is recorded",
                    alarmsOfSitesToCome(),
                    nist("CloudWatchAlarmAction")),
            keep(
                    "CodeDeploy reads the alarm of a new version and rolls back; a mail for each fault of a version in service is noise",
                    List.of(
                            "SERVICE/Api/Commands/RollBack/Resource",
                            "SERVICE/Api/Queries/RollBack/Resource",
                            "SERVICE/Work/Work/RollBack/Resource"),
                    nist("CloudWatchAlarmAction")),
            keep(
                    "a cache of the gateway costs 15 US$ a month and up; what may be cached CloudFront caches",
                    stages(),
                    nist("APIGWCacheEnabledAndEncrypted")),
            keep(
                    "a client certificate is for HTTP backends; functions and mocks are called by IAM",
                    stages(),
                    nist("APIGWSSLEnabled")),
            keep(WAF, stages(), nist("APIGWAssociatedWithWAF")),
            keep("as for AwsSolutions-APIG6 of the same stages", stages(), nist("APIGWExecutionLoggingEnabled")));

    static List<Suppressions> all() {
        return ALL;
    }

    boolean excuses(Finding finding) {
        return resources.stream().anyMatch(resource -> matches(resource, finding.resource()))
                && findings.stream()
                        .anyMatch(rule ->
                                matches(rule.startsWith("NIST.") ? rule : "AwsSolutions-" + rule, finding.rule()));
    }

    private static boolean matches(String text, String value) {
        String pattern = Pattern.quote(text)
                .replace(
                        "SERVICE",
                        oneOf(ESTATE.stages().stream()
                                .map(stage -> stage.account().name())))
                .replace("ACCOUNT", oneOf(ESTATE.accounts().stream().map(Estate.Account::name)))
                .replace("HASH", "\\E[0-9A-F]{8}\\Q")
                .replace("ID", "\\E\\d{12}\\Q");
        return value.matches(pattern);
    }

    private static String oneOf(Stream<String> names) {
        return "\\E(" + names.map(Pattern::quote).collect(Collectors.joining("|")) + ")\\Q";
    }

    /** Each resource with each finding: what may be out of date, or wider than it need be. */
    Stream<Suppressions> pairs() {
        return resources.stream()
                .flatMap(resource -> findings.stream()
                        .map(finding -> new Suppressions(reason, List.of(resource), List.of(finding))));
    }

    // From the route table: a new public route is decided there, in review, and not once more here.
    private static List<String> publicRoutes() {
        return Arrays.stream(MovieRoute.values())
                .filter(route -> route.access() == MovieRoute.Access.PUBLIC)
                .flatMap(route -> (route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method()))
                        .map(method -> method(route, method)))
                .toList();
    }

    private static List<String> scriptRoutes() {
        return Stream.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE")
                .map(Suppressions::scripts)
                .toList();
    }

    private static String scripts(String method) {
        return "%sDefault/v1%s/{proxy+}/%s/Resource".formatted(API, MovieRoute.SCRIPTS, method);
    }

    private static List<String> refusals() {
        return Stream.concat(
                        Arrays.stream(MovieRoute.values())
                                .map(route -> method(route, "ANY"))
                                .distinct(),
                        Stream.of(scripts("ANY")))
                .toList();
    }

    /** Findings beside {@link #all} where {@code estate.recoveryKey} is set. */
    static List<Suppressions> ofTheExport() {
        String function = "SERVICE/SignIn/Export/Function/";
        return List.of(
                keep(
                        "for the reasons of the estate's other functions: no network of our own, a schedule that calls, "
                                + "failures that the checkup counts",
                        List.of(function + "Resource/Resource"),
                        nist("LambdaInsideVPC"),
                        nist("LambdaConcurrency"),
                        nist("LambdaDLQ")),
                keep(
                        "the log names no address, and CloudWatch's own key encrypts it",
                        List.of(function + "Log/Resource"),
                        nist("CloudWatchLogGroupEncrypted")),
                keep(
                        "a file a night in the stage's own folder, and the role's own policy",
                        List.of(function + "Role/DefaultPolicy/Resource"),
                        nist("IAMNoInlinePolicy"),
                        "IAM5[Resource::arn:aws:s3:::mymovie-users-ID/stg/*]",
                        "IAM5[Resource::arn:aws:s3:::mymovie-users-ID/prod/*]"),
                keep(
                        "files are encrypted for a key that is nowhere in AWS before they come here, are gone within 35 days, and "
                                + "each night makes another",
                        List.of("LogArchive/Vault/Users/Resource/Resource"),
                        "S1",
                        nist("S3BucketLoggingEnabled"),
                        nist("S3BucketReplicationEnabled"),
                        nist("S3DefaultEncryptionKMS")));
    }

    private static String method(MovieRoute route, String method) {
        return "%sDefault/v1%s/%s/Resource".formatted(API, route.path(), method);
    }

    private static Suppressions keep(String reason, List<String> resources, String... findings) {
        return new Suppressions(reason, resources, List.of(findings));
    }

    private static List<String> functions() {
        return Stream.concat(
                        functionsWithoutQueue().stream(),
                        Stream.of("Management/KillSwitch/KillSwitch/SERVICE/Function/Resource/Resource"))
                .toList();
    }

    private static List<String> functionsWithoutQueue() {
        return List.of(
                "ACCOUNT/Baseline/Baseline/Function/Resource/Resource",
                "LogArchive/Lake/Deliveries/Function/Resource/Resource",
                "LogArchive/Lake/Compaction/Function/Resource/Resource",
                "LogArchive/Lake/Watch/Function/Resource/Resource",
                "Management/Features/Features/Function/Resource/Resource",
                "Monitoring/Checkup/Checkup/Function/Resource/Resource",
                "Monitoring/EdgeProbe/SERVICE/Function/Resource/Resource",
                "SERVICE/Api/Commands/Resource/Resource",
                "SERVICE/Api/Queries/Resource/Resource",
                COPY + "Resource",
                "SERVICE/SignIn/SignUps/Trigger/Resource/Resource",
                "SERVICE/Work/Work/Resource/Resource",
                "SERVICE/Api/TrialCommands/Resource/Resource",
                "SERVICE/Api/TrialQueries/Resource/Resource",
                "SERVICE/Work/TrialWork/Resource/Resource");
    }

    private static List<String> buckets() {
        return List.of(
                "LogArchive/Lake/Logs/Access/Resource/Resource",
                "LogArchive/Lake/Logs/Days/Resource/Resource",
                "LogArchive/Lake/Logs/Queries/Results/Resource",
                "LogArchive/Lake/Logs/Resource/Resource",
                "LogArchive/Lake/Logs/Trail/Resource",
                "SERVICE/Web/Site/Resource/Resource");
    }

    private static List<String> alarmsOfSitesToCome() {
        return ESTATE.stages().stream()
                .filter(stage -> stage.isProduction() && !ESTATE.knows(Crossing.DISTRIBUTION_DOMAIN, stage.account()))
                .flatMap(stage -> Stream.of("Down", "Silent")
                        .map(alarm -> "Monitoring/EdgeProbe/%s/%s/Resource"
                                .formatted(stage.account().name(), alarm)))
                .toList();
    }

    private static List<String> stages() {
        return List.of(PAGE + "DeploymentStage.page/Resource", API + "DeploymentStage.api/Resource");
    }

    private static String nist(String rule) {
        return "NIST.800.53.R5-" + rule;
    }

    private static String managed(String policy) {
        return "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/%s]".formatted(policy);
    }

    /**
     * @param resource the path of the resource
     * @param rule the rule, with the permission in brackets where it names one
     */
    record Finding(String resource, String rule) {}
}
