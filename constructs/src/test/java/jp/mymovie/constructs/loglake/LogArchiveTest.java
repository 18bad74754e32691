package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.s3.ObjectLockRetention;

class LogArchiveTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);
    private static final String ROLE = "arn:aws:iam::222222222222:role/log-writer";

    private final Stack stack = SampleStack.create();

    private LogArchive.Builder archive() {
        return LogArchive.Builder.create(stack, "Logs")
                .writer("222222222222", ROLE)
                .service("films")
                .since(SINCE);
    }

    private void hasStatement(Map<String, Object> statement) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::S3::BucketPolicy",
                        Map.of(
                                "Bucket",
                                anyValue(),
                                "PolicyDocument",
                                objectLike(Map.of("Statement", arrayWith(List.of(objectLike(statement)))))));
    }

    private static Object folder(String path) {
        return objectLike(Map.of("Fn::Join", List.of("", List.of(anyValue(), "/" + path))));
    }

    @Test
    void keepsVersionsFor400DaysInAPrivateBucketThatOutlivesItsStack() {
        archive().build();

        Template.fromStack(stack)
                .hasResource(
                        "AWS::S3::Bucket",
                        Map.of(
                                "DeletionPolicy",
                                "RetainExceptOnCreate",
                                "Properties",
                                objectLike(Map.of(
                                        "VersioningConfiguration", Map.of("Status", "Enabled"),
                                        "OwnershipControls",
                                                Map.of(
                                                        "Rules",
                                                        List.of(Map.of("ObjectOwnership", "BucketOwnerEnforced"))),
                                        "LifecycleConfiguration",
                                                Map.of(
                                                        "Rules",
                                                        List.of(
                                                                objectLike(Map.of("ExpirationInDays", 400)),
                                                                Map.of(
                                                                        "ObjectSizeGreaterThan",
                                                                        "1048576",
                                                                        "Status",
                                                                        "Enabled",
                                                                        "Transitions",
                                                                        List.of(Map.of(
                                                                                "StorageClass",
                                                                                "GLACIER_IR",
                                                                                "TransitionInDays",
                                                                                90))))),
                                        "ObjectLockEnabled", absent()))));
        hasStatement(Map.of("Effect", "Deny", "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
    }

    @Test
    void letsTheStreamsOfAWriterWriteBelowItsAccountByARoleThatNeedNotExist() {
        archive().build();

        hasStatement(Map.of(
                "Effect", "Allow",
                "Principal",
                        Map.of(
                                "AWS",
                                Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "arn:",
                                                        Map.of("Ref", "AWS::Partition"),
                                                        ":iam::222222222222:root")))),
                "Action", List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"),
                "Resource",
                        List.of(
                                folder("apigateway/222222222222/*"),
                                folder("lambda/222222222222/*"),
                                folder("errors/222222222222/*")),
                "Condition", Map.of("ArnEquals", Map.of("aws:PrincipalArn", ROLE))));
    }

    @Test
    void letsCloudFrontDeliverForAWriterBelowItsAccount() {
        archive().build();

        hasStatement(Map.of(
                "Principal", Map.of("Service", "delivery.logs.amazonaws.com"),
                "Action", "s3:PutObject",
                "Resource", folder("cloudfront/222222222222/*"),
                "Condition",
                        Map.of(
                                "StringEquals", Map.of("aws:SourceAccount", "222222222222"),
                                "ArnLike",
                                        Map.of(
                                                "aws:SourceArn",
                                                "arn:aws:logs:us-east-1:222222222222:delivery-source:*"))));
    }

    @Test
    void keepsOutEveryAccountButItsOwnAndTheWritersWhateverIsAddedLater() {
        archive().build();

        hasStatement(Map.of(
                "Sid", "ForeignersStayOut",
                "Effect", "Deny",
                "Principal", Map.of("AWS", "*"),
                "Action", "s3:*",
                "Condition",
                        Map.of(
                                "StringNotEquals",
                                Map.of("aws:PrincipalAccount", List.of(SampleStack.ACCOUNT, "222222222222")),
                                "BoolIfExists",
                                Map.of("aws:PrincipalIsAWSService", "false"))));
    }

    private static final String TRAIL = "arn:aws:cloudtrail:ap-northeast-1:999999999999:trail/organization";

    private LogArchive.Builder archiveOfATrail() {
        return archive().trail(TRAIL, new TrailLog("o-films", List.of("222222222222"), List.of("us-east-1"), SINCE));
    }

    private static Map<String, Object> locked(int days, String mode) {
        return Map.of(
                "ObjectLockEnabled",
                true,
                "VersioningConfiguration",
                Map.of("Status", "Enabled"),
                "ObjectLockConfiguration",
                Map.of(
                        "ObjectLockEnabled",
                        "Enabled",
                        "Rule",
                        Map.of("DefaultRetention", Map.of("Days", days, "Mode", mode))));
    }

    @Test
    void locksTheTrailAndNothingElseAndKeepsItPrivateAndAsLongAsTheRest() {
        archiveOfATrail().build();

        Template template = Template.fromStack(stack);
        template.resourcePropertiesCountIs("AWS::S3::Bucket", objectLike(Map.of("ObjectLockEnabled", true)), 1);
        template.hasResource(
                "AWS::S3::Bucket",
                objectLike(Map.of(
                        "DeletionPolicy", "RetainExceptOnCreate", "Properties", objectLike(locked(90, "GOVERNANCE")))));
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                objectLike(Map.of(
                        "ObjectLockEnabled",
                        true,
                        "BucketEncryption",
                        objectLike(Map.of(
                                "ServerSideEncryptionConfiguration",
                                List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256"))))),
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true),
                        "LifecycleConfiguration",
                        objectLike(Map.of("Rules", arrayWith(List.of(objectLike(Map.of("ExpirationInDays", 400)))))))));
        hasTrailStatement(
                Map.of("Effect", "Deny", "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
    }

    @Test
    void locksTheTrailAsItIsAskedToInABucketOfThatName() {
        archiveOfATrail()
                .trailBucketName("films-trail")
                .trailLock(ObjectLockRetention.compliance(Duration.days(400)))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::S3::Bucket", objectLike(locked(400, "COMPLIANCE")));
        template.hasResourceProperties(
                "AWS::S3::Bucket", objectLike(Map.of("BucketName", "films-trail", "ObjectLockEnabled", true)));
    }

    private void hasTrailStatement(Map<String, Object> statement) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::S3::BucketPolicy",
                        Map.of(
                                "Bucket",
                                Map.of("Ref", stringLikeRegexp("^LogsTrail")),
                                "PolicyDocument",
                                objectLike(Map.of("Statement", arrayWith(List.of(objectLike(statement)))))));
    }

    @Test
    void writesDownWhoReadItsBucketsWhereATableFindsIt() {
        archive().build();

        Template template = Template.fromStack(stack);
        template.resourcePropertiesCountIs(
                "AWS::S3::Bucket",
                Map.of(
                        "LoggingConfiguration",
                        Map.of(
                                "DestinationBucketName",
                                Map.of("Ref", stringLikeRegexp("LogsAccess.*")),
                                "LogFilePrefix",
                                "s3access/",
                                "TargetObjectKeyFormat",
                                Map.of("PartitionedPrefix", Map.of("PartitionDateSource", "EventTime")))),
                3);
        hasStatement(Map.of(
                "Principal", Map.of("Service", "logging.s3.amazonaws.com"),
                "Action", "s3:PutObject",
                "Resource", folder("s3access/*"),
                "Condition", objectLike(Map.of("ArnEquals", Map.of("aws:SourceArn", List.of(arn(), arn(), arn()))))));
        template.hasResourceProperties(
                "AWS::Glue::Table",
                Map.of(
                        "TableInput",
                        objectLike(
                                Map.of(
                                        "Name",
                                        "s3access",
                                        "Parameters",
                                        objectLike(
                                                Map.of(
                                                        "projection.account.values",
                                                        SampleStack.ACCOUNT,
                                                        "projection.bucket.values",
                                                        Map.of(
                                                                "Fn::Join",
                                                                List.of(
                                                                        "",
                                                                        List.of(
                                                                                anyValue(),
                                                                                ",",
                                                                                anyValue(),
                                                                                ",",
                                                                                anyValue()))),
                                                        "storage.location.template",
                                                        objectLike(
                                                                Map.of(
                                                                        "Fn::Join",
                                                                        List.of(
                                                                                "",
                                                                                List.of(
                                                                                        "s3://",
                                                                                        Map.of(
                                                                                                "Ref",
                                                                                                stringLikeRegexp(
                                                                                                        "LogsAccess.*")),
                                                                                        "/s3access/${account}/${region}/${bucket}/${day}/"))))))))));
    }

    private static Object arn() {
        return Map.of("Fn::GetAtt", List.of(anyValue(), "Arn"));
    }

    @Test
    void hasATableAndAFolderForEachCustomLog() {
        archive()
                .log(CustomLog.json("audit", "Who changed which film", "at", "filmId"))
                .build();

        hasTable("audit", "audit/${account}/${service}/${day}/");
        hasStatement(Map.of(
                "Action", List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"),
                "Resource",
                        List.of(
                                folder("apigateway/222222222222/*"),
                                folder("lambda/222222222222/*"),
                                folder("errors/222222222222/*"),
                                folder("audit/222222222222/*"))));
    }

    @Test
    void hasAColumnForEachFieldOfCloudFrontThatIsAskedFor() {
        archive().cloudFrontFields(CloudFrontLog.allFields()).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "TableInput",
                                objectLike(Map.of(
                                        "Name",
                                        "cloudfront_day",
                                        "StorageDescriptor",
                                        objectLike(Map.of(
                                                "Columns",
                                                arrayWith(List.of(
                                                        Map.of("Name", "cs_cookie", "Type", "string"),
                                                        Map.of("Name", "timestamp_ms", "Type", "string"),
                                                        Map.of(
                                                                "Name", "distribution_id",
                                                                "Type", "string")))))))));
    }

    @Test
    void letsTheTrailWriteIntoItsBucketAndReadsIt() {
        archiveOfATrail().build();

        hasTrailStatement(Map.of(
                "Principal", Map.of("Service", "cloudtrail.amazonaws.com"),
                "Action", "s3:GetBucketAcl",
                "Condition", Map.of("StringEquals", Map.of("aws:SourceArn", TRAIL))));
        hasTrailStatement(Map.of(
                "Principal", Map.of("Service", "cloudtrail.amazonaws.com"),
                "Action", "s3:PutObject",
                "Resource",
                        List.of(folder("cloudtrail/AWSLogs/999999999999/*"), folder("cloudtrail/AWSLogs/o-films/*")),
                "Condition", Map.of("StringEquals", objectLike(Map.of("aws:SourceArn", TRAIL)))));
        hasTable("cloudtrail", "cloudtrail/AWSLogs/o-films/${account}/CloudTrail/${region}/${day}/");
    }

    /** Nor may anybody put a lock, a tag or a key upon what is there. */
    @Test
    void letsNothingButTheTrailWriteIntoItsBucketAndTheTrailIntoNoOther() {
        archiveOfATrail().build();

        hasTrailStatement(Map.of(
                "Sid", "TrailAloneWrites",
                "Effect", "Deny",
                "Principal", Map.of("AWS", "*"),
                "Action", List.of("s3:PutObject*", "s3:Replicate*", "s3:UpdateObjectEncryption"),
                "Condition", Map.of("StringNotEquals", Map.of("aws:SourceArn", TRAIL))));
        hasTrailStatement(Map.of(
                "Sid",
                "ForeignersStayOut",
                "Condition",
                objectLike(Map.of("StringNotEquals", Map.of("aws:PrincipalAccount", List.of(SampleStack.ACCOUNT))))));
        assertThat(policies("cloudtrail.amazonaws.com"))
                .singleElement()
                .asString()
                .startsWith("LogsTrail");
        assertThat(policies("delivery.logs.amazonaws.com"))
                .singleElement()
                .asString()
                .startsWith("LogsPolicy");
    }

    /** Ids of the policies of buckets that name a service. */
    private List<String> policies(String service) {
        return Template.fromStack(stack).findResources("AWS::S3::BucketPolicy").entrySet().stream()
                .filter(policy -> policy.getValue().toString().contains(service))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The bucket of S3's access log has no lock, else S3 would not deliver. */
    @Test
    void writesDownWhoReadTheTrailToo() {
        archiveOfATrail()
                .bucketName("films-lake")
                .trailBucketName("films-trail")
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                objectLike(Map.of(
                        "BucketName",
                        "films-trail",
                        "LoggingConfiguration",
                        objectLike(Map.of("DestinationBucketName", Map.of("Ref", stringLikeRegexp("^LogsAccess")))))));
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                objectLike(Map.of("BucketName", "films-lake-access", "ObjectLockEnabled", absent())));
        hasStatement(Map.of(
                "Principal",
                Map.of("Service", "logging.s3.amazonaws.com"),
                "Condition",
                objectLike(Map.of(
                        "ArnEquals", Map.of("aws:SourceArn", List.of(arn(), arn(), arn(), arnOf("^LogsTrail")))))));
        template.hasResourceProperties(
                "AWS::Glue::Table",
                Map.of(
                        "TableInput",
                        objectLike(Map.of(
                                "Name",
                                "s3access",
                                "Parameters",
                                objectLike(Map.of(
                                        "projection.bucket.values",
                                        Map.of(
                                                "Fn::Join",
                                                List.of(
                                                        "",
                                                        List.of(
                                                                anyValue(),
                                                                ",",
                                                                anyValue(),
                                                                ",",
                                                                anyValue(),
                                                                ",",
                                                                Map.of("Ref", stringLikeRegexp("^LogsTrail")))))))))));
    }

    private static Object arnOf(String pattern) {
        return Map.of("Fn::GetAtt", List.of(stringLikeRegexp(pattern), "Arn"));
    }

    @Test
    void computesThePartitionsOfEveryKindOfLogFromItsPath() {
        archive().build();

        Template.fromStack(stack).resourceCountIs("AWS::Glue::Table", 7);
        for (String kind : List.of("cloudfront", "apigateway", "lambda")) {
            hasTable(kind, kind + "/${account}/${service}/${day}/");
        }
    }

    private void hasTable(String name, String location) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "CatalogId",
                                SampleStack.ACCOUNT,
                                "TableInput",
                                objectLike(Map.of(
                                        "Name",
                                        name,
                                        "Parameters",
                                        objectLike(Map.of(
                                                "projection.enabled",
                                                "true",
                                                "projection.account.values",
                                                "222222222222",
                                                "projection.day.type",
                                                "date",
                                                "projection.day.format",
                                                "yyyy/MM/dd",
                                                "projection.day.range",
                                                "2026/11/01,NOW",
                                                "storage.location.template",
                                                objectLike(Map.of(
                                                        "Fn::Join",
                                                        List.of(
                                                                "",
                                                                List.of("s3://", anyValue(), "/" + location))))))))));
    }

    @Test
    void mapsFieldsWhoseNamesAreNoColumnNames() {
        archive().build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "TableInput",
                                objectLike(Map.of(
                                        "Name",
                                        "cloudfront",
                                        "StorageDescriptor",
                                        objectLike(Map.of(
                                                "SerdeInfo",
                                                Map.of(
                                                        "SerializationLibrary",
                                                        "org.openx.data.jsonserde.JsonSerDe",
                                                        "Parameters",
                                                        objectLike(Map.of(
                                                                "mapping.cs_host", "cs(Host)",
                                                                "mapping.date", absent(),
                                                                "case.insensitive", "false")))))))));
    }

    @Test
    void asksInAWorkgroupNobodyCanGoRound() {
        archive().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Athena::WorkGroup",
                Map.of(
                        "Name",
                        "logs",
                        "WorkGroupConfiguration",
                        objectLike(Map.of(
                                "EnforceWorkGroupConfiguration",
                                true,
                                "BytesScannedCutoffPerQuery",
                                104857600,
                                "EngineVersion",
                                Map.of("SelectedEngineVersion", "Athena engine version 3"),
                                "ResultConfiguration",
                                objectLike(Map.of("EncryptionConfiguration", Map.of("EncryptionOption", "SSE_S3")))))));
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of("LifecycleConfiguration", Map.of("Rules", List.of(objectLike(Map.of("ExpirationInDays", 7))))));
        template.resourceCountIs(
                "AWS::Athena::NamedQuery", SavedQuery.of(List.of()).size() + 3);
    }

    @Test
    void takesEverySetting() {
        archive()
                .bucketName("films-lake")
                .workGroupName("films")
                .retention(Duration.days(30))
                .scanLimit(Size.gibibytes(1))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "BucketName",
                        "films-lake",
                        "LifecycleConfiguration",
                        Map.of("Rules", List.of(objectLike(Map.of("ExpirationInDays", 30))))));
        template.hasResourceProperties("AWS::S3::Bucket", Map.of("BucketName", "films-lake-access"));
        template.hasResourceProperties(
                "AWS::Athena::WorkGroup",
                Map.of(
                        "Name",
                        "films",
                        "WorkGroupConfiguration",
                        objectLike(Map.of("BytesScannedCutoffPerQuery", 1073741824))));
    }

    @Test
    void wantsWritersAServiceAFirstDayALimitAthenaTakesAndALockWithinTheRetention() {
        assertThatThrownBy(() ->
                        LogArchive.Builder.create(stack, "Nobody").since(SINCE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'writer' and 'service' must be set at least once, got [] and []");
        LogArchive.Builder noDay = LogArchive.Builder.create(stack, "NoDay")
                .writer("222222222222", ROLE)
                .service("films");
        assertThatThrownBy(noDay::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'since' must be the first day of the tables, got null");
        assertThatThrownBy(() -> archive().scanLimit(Size.mebibytes(9)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'scanLimit' must be at least 10 MiB, got 9 MiB");
        assertThatThrownBy(() -> archive().compactionLimit(Size.mebibytes(1)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'compactionLimit' must be at least 10 MiB, got 1 MiB");
        assertThatThrownBy(() -> archiveOfATrail()
                        .trailLock(ObjectLockRetention.governance(Duration.days(401)))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'trailLock' must be no longer than the retention of 400 days, got 401");
        assertThatThrownBy(() -> archive().trailBucketName("films-trail").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'trailBucketName' needs a trail, got 'films-trail': set 'trail' too");
        assertThatThrownBy(() -> archive().cloudFrontFields(List.of("x-edge-request-id", "c-shoe-size")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("and have [time, cs-uri-stem, x-edge-request-id], got [c-shoe-size]");
    }
}
