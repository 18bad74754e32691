package jp.mymovie.app.logarchive;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The account of the archive as it is deployed, from sample settings. */
class LogArchiveStageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SETTINGS = SampleSettings.file();

    private LogArchiveStage stage = new LogArchiveStage(new App(), Estate.read(SETTINGS));

    private Stack stack(String name) {
        return (Stack) stage.getNode().findChild(name);
    }

    private Template template(String stack) {
        return Template.fromStack(stack(stack));
    }

    private void knows(String table, String accounts, String services) {
        template("Lake")
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "TableInput",
                                objectLike(Map.of(
                                        "Name",
                                        table,
                                        "Parameters",
                                        objectLike(Map.of(
                                                "projection.account.values",
                                                accounts,
                                                "projection.service.values",
                                                services,
                                                "projection.day.range",
                                                "2026/11/01,NOW"))))));
    }

    private void hasDoor(String name, String account) {
        template("EdgeLogs")
                .hasResourceProperties(
                        "AWS::Logs::DeliveryDestination",
                        Map.of(
                                "Name",
                                name,
                                "DestinationResourceArn",
                                "arn:aws:s3:::mymovie-lake-000000000002/cloudfront",
                                "DeliveryDestinationPolicy",
                                Map.of(
                                        "DeliveryDestinationName",
                                        name,
                                        "DeliveryDestinationPolicy",
                                        objectLike(Map.of(
                                                "Statement",
                                                List.of(Map.of(
                                                        "Effect",
                                                        "Allow",
                                                        "Principal",
                                                        Map.of("AWS", account),
                                                        "Action",
                                                        "logs:CreateDelivery",
                                                        "Resource",
                                                        "arn:aws:logs:us-east-1:000000000002:delivery-destination:"
                                                                + name)))))));
    }

    private void letsWrite(String account) {
        for (Map<String, Object> statement : List.<Map<String, Object>>of(
                Map.of(
                        "Principal", Map.of("Service", "delivery.logs.amazonaws.com"),
                        "Resource", below("/cloudfront/" + account + "/*"),
                        "Condition", objectLike(Map.of("StringEquals", Map.of("aws:SourceAccount", account)))),
                Map.of(
                        "Action",
                        List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"),
                        "Resource",
                        List.of(
                                below("/apigateway/" + account + "/*"),
                                below("/lambda/" + account + "/*"),
                                below("/errors/" + account + "/*")),
                        "Condition",
                        Map.of(
                                "ArnEquals",
                                Map.of("aws:PrincipalArn", "arn:aws:iam::" + account + ":role/mymovie-log-writer"))))) {
            hasBucketStatement(statement);
        }
    }

    private static Object below(String path) {
        return objectLike(Map.of("Fn::Join", List.of("", List.of(anyValue(), path))));
    }

    private void hasBucketStatement(Map<String, Object> statement) {
        template("Lake")
                .hasResourceProperties(
                        "AWS::S3::BucketPolicy",
                        Map.of(
                                "PolicyDocument",
                                objectLike(Map.of("Statement", arrayWith(List.of(objectLike(statement)))))));
    }

    @Test
    void knowsTheLogsOfStgAndProd() {
        for (String log : List.of("cloudfront", "apigateway", "lambda")) {
            knows(log, "000000000004,000000000005", "movies");
        }
        template("Lake").resourceCountIs("AWS::Glue::Table", 8);
    }

    @Test
    void hasADoorForEachDistribution() {
        hasDoor("mymovie-cloudfront-stg", "000000000004");
        hasDoor("mymovie-cloudfront-prod", "000000000005");
    }

    @Test
    void letsEachAccountWriteBelowItsOwnIdAlone() {
        letsWrite("000000000004");
        letsWrite("000000000005");
    }

    @Test
    void isReadyToTakeLogsBeforeItOpensTheDoors() {
        assertThat(stack("EdgeLogs").getRegion()).isEqualTo("us-east-1");
        assertThat(stack("EdgeLogs").getDependencies().stream()
                        .map(lake -> lake.getNode().getId()))
                .contains("Lake");
    }

    @Test
    void knowsWhateverAccountAndServiceTheSettingsAdd(@TempDir Path folder) throws IOException {
        JsonNode settings = JSON.readTree(Files.readString(SETTINGS));
        ObjectNode logs = (ObjectNode) settings.at("/estate/logs");
        logs.set("accounts", JSON.createObjectNode().put("dev", "000000000009"));
        logs.set("services", JSON.createArrayNode().add("tickets"));
        Path file = Files.writeString(folder.resolve("cdk.json"), settings.toString());

        stage = new LogArchiveStage(new App(), Estate.read(file));

        for (String log : List.of("cloudfront", "apigateway", "lambda")) {
            knows(log, "000000000004,000000000005,000000000009", "movies,tickets");
        }
        letsWrite("000000000009");
        hasDoor("mymovie-cloudfront-dev", "000000000009");
        hasBucketStatement(Map.of(
                "Sid",
                "ForeignersStayOut",
                "Condition",
                objectLike(Map.of(
                        "StringNotEquals",
                        Map.of(
                                "aws:PrincipalAccount",
                                List.of("000000000002", "000000000004", "000000000005", "000000000009"))))));
        template("Lake")
                .hasResourceProperties(
                        "AWS::Glue::Table",
                        Map.of(
                                "TableInput",
                                objectLike(Map.of(
                                        "Name",
                                        "cloudtrail",
                                        "Parameters",
                                        objectLike(Map.of(
                                                "projection.account.values", stringLikeRegexp(".*,000000000009$")))))));
    }

    @Test
    void pagesThroughTheMonitoringAccountByARoleThatItsTopicKnows() {
        Template template = template("Lake");
        template.resourceCountIs("AWS::SNS::Topic", 0);
        template.hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "mymovie-trail-watch"));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                objectLike(Map.of(
                                        "TOPIC_ARN", "arn:aws:sns:ap-northeast-1:000000000003:mymovie-page"))))));
    }

    /** The management account cannot silence an account that it does not act in. */
    @Test
    void watchesTheTrailOfEveryAccountAndTheDigestsOfManagement() {
        template("Lake")
                .hasResourceProperties(
                        "AWS::S3::Bucket",
                        objectLike(Map.of(
                                "BucketName",
                                "mymovie-trail-000000000002",
                                "NotificationConfiguration",
                                Map.of(
                                        "LambdaConfigurations",
                                        List.of(
                                                notified("000000000001/CloudTrail/"),
                                                notified("000000000002/CloudTrail/"),
                                                notified("000000000003/CloudTrail/"),
                                                notified("000000000004/CloudTrail/"),
                                                notified("000000000005/CloudTrail/"),
                                                notified("000000000001/CloudTrail-Digest/ap-northeast-1/"))))));
        template("Lake")
                .hasResourceProperties(
                        "AWS::Lambda::Function",
                        objectLike(Map.of(
                                "Environment",
                                Map.of(
                                        "Variables",
                                        objectLike(Map.of(
                                                "DEPLOYERS",
                                                "arn:aws:iam::{account}:role/cdk-hnb659fds-cfn-exec-role-{account}-ap-northeast-1,"
                                                        + "arn:aws:iam::{account}:role/cdk-hnb659fds-cfn-exec-role-{account}-us-east-1",
                                                "ACCOUNT",
                                                "000000000001",
                                                "BUCKETS",
                                                "mymovie-lake-000000000002,mymovie-lake-000000000002-access,"
                                                        + "mymovie-days-000000000002,mymovie-trail-000000000002",
                                                "RUNBOOK",
                                                "docs/runbooks/attempt.md"))))));
    }

    private static Object notified(String folder) {
        String prefix = "cloudtrail/AWSLogs/o-sample0000/" + folder;
        return objectLike(Map.of(
                "Filter", Map.of("S3Key", Map.of("Rules", List.of(Map.of("Name", "prefix", "Value", prefix))))));
    }

    /** The bootstrap makes LogReader before the lake, so it knows the buckets by name. */
    @Test
    void givesTheBucketsThatPeopleReadTheNamesThatTheBootstrapKnows() {
        for (String name : java.util.List.of("lake-%s", "trail-%s", "lake-%s-access", "days-%s", "results-%s")) {
            template("Lake")
                    .hasResourceProperties(
                            "AWS::S3::Bucket", Map.of("BucketName", "mymovie-" + name.formatted("000000000002")));
        }
    }

    /** It cannot be added to a bucket that is full, and nobody takes it back. */
    @Test
    void locksTheTrailFor90DaysAndNothingElse() {
        template("Lake")
                .hasResourceProperties(
                        "AWS::S3::Bucket",
                        objectLike(Map.of(
                                "BucketName",
                                "mymovie-trail-000000000002",
                                "ObjectLockConfiguration",
                                objectLike(Map.of(
                                        "Rule",
                                        Map.of("DefaultRetention", Map.of("Days", 90, "Mode", "COMPLIANCE")))))));
        template("Lake").resourcePropertiesCountIs("AWS::S3::Bucket", objectLike(Map.of("ObjectLockEnabled", true)), 1);
    }

    @Test
    void isTaggedWithWhoAnswersForIt() {
        template("Lake")
                .hasResourceProperties(
                        "AWS::S3::Bucket", Map.of("BucketName", "mymovie-lake-000000000002", "Tags", anyValue()));
    }
}
