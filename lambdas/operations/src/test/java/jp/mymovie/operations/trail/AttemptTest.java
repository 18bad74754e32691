package jp.mymovie.operations.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import jp.mymovie.operations.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of member accounts, in the shapes of CloudTrail's user guide. */
class AttemptTest {
    private static final Settings SETTINGS = Settings.of(Map.of(
            "AWS_REGION", "ap-northeast-1",
            "TOPIC_ARN", TrailWatchTest.TOPIC,
            "ACCOUNT", "000000000001",
            "DEPLOYERS", TrailWatchTest.DEPLOYERS,
            "BUCKETS", TrailWatchTest.ARCHIVE)::get);

    private static final String DEPLOYMENT =
            session("cdk-hnb659fds-cfn-exec-role-000000000005-ap-northeast-1", "000000000005", "AWSCloudFormation");
    private static final String ADMINISTRATOR = session("Administrator", "000000000005", "hanako");
    private static final String ROOT = """
            {"type": "Root", "principalId": "000000000005", "arn": "arn:aws:iam::000000000005:root",
             "accountId": "000000000005", "accessKeyId": "ASIAEXAMPLE",
             "sessionContext": {"attributes": {"creationDate": "2026-11-28T02:00:00Z", "mfaAuthenticated": "false"}}}""";
    private static final String BACKUP = session(
            "aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup",
            "000000000005",
            "AWSBackup-AWSServiceRoleForBackup");

    private static String session(String path, String account, String name) {
        String role = path.replaceFirst(".*/", "");
        return """
                {"type": "AssumedRole", "principalId": "AROAEXAMPLE:%3$s",
                 "arn": "arn:aws:sts::%2$s:assumed-role/%4$s/%3$s", "accountId": "%2$s", "accessKeyId": "ASIAEXAMPLE",
                 "sessionContext": {
                   "sessionIssuer": {"type": "Role", "principalId": "AROAEXAMPLE",
                                     "arn": "arn:aws:iam::%2$s:role/%1$s", "accountId": "%2$s", "userName": "%4$s"},
                   "attributes": {"creationDate": "2026-11-28T01:58:00Z", "mfaAuthenticated": "true"}}}""".formatted(path, account, name, role);
    }

    private static Optional<Touch> record(String who, String service, String name, String rest) {
        return Touch.of(Json.object("""
                        {"eventVersion": "1.11", "userIdentity": %s, "eventTime": "2026-11-28T02:00:00Z",
                         "eventSource": "%s.amazonaws.com", "eventName": "%s", "awsRegion": "ap-northeast-1",
                         "sourceIPAddress": "203.0.113.9", "userAgent": "aws-cli/2.31.0", %s,
                         "requestID": "r", "eventID": "e", "readOnly": false, "eventType": "AwsApiCall",
                         "managementEvent": true, "recipientAccountId": "000000000005", "eventCategory": "Management"}""".formatted(who, service, name, rest)), SETTINGS);
    }

    private static String denied(String action, String resource) {
        return """
                "errorCode": "AccessDenied", "errorMessage": "User: arn:aws:sts::000000000005:assumed-role/Administrator/hanako is not \
                authorized to perform: %s on resource: %s with an explicit deny in a service control policy: \
                arn:aws:organizations::000000000001:policy/o-sample0000/service_control_policy/p-0example", \
                "requestParameters": null, "responseElements": null""".formatted(action, resource);
    }

    @Test
    void anAttemptThatWasDeniedNamesTheAccountWhoWhatOnWhatWhenAndByWhatItWasDenied() {
        String pool = "arn:aws:cognito-idp:ap-northeast-1:000000000005:userpool/ap-northeast-1_Example";

        Optional<Touch> touch =
                record(ADMINISTRATOR, "cognito-idp", "DeleteUserPool", denied("cognito-idp:DeleteUserPool", pool));

        assertThat(touch.map(Touch::text)).contains("""
                        2026-11-28T02:00:00Z cognito-idp:DeleteUserPool in account 000000000005, ap-northeast-1, refused: AccessDenied by a service control policy
                          touches the pool of users
                          on %s
                          by arn:aws:sts::000000000005:assumed-role/Administrator/hanako
                          from 203.0.113.9
                          no deployment: somebody did it by hand, or with a stolen key
                        """.formatted(pool));
    }

    @Test
    void anAttemptThatTookEffectNamesTheTableOnceByItsNameAndOnceByItsArn() {
        Optional<Touch> touch = record(ADMINISTRATOR, "dynamodb", "DeleteTable", """
                "requestParameters": {"tableName": "Prod-Data-Table"}, "responseElements": {"tableDescription": {"itemCount": 9}},
                "resources": [{"accountId": "000000000005", "type": "AWS::DynamoDB::Table",
                               "ARN": "arn:aws:dynamodb:ap-northeast-1:000000000005:table/Prod-Data-Table"}]""");

        assertThat(touch.map(Touch::on))
                .contains("Prod-Data-Table, arn:aws:dynamodb:ap-northeast-1:000000000005:table/Prod-Data-Table");
        assertThat(touch.map(Touch::text).orElse("")).doesNotContain("refused", "itemCount");
    }

    @Test
    void theRootUserIsNamed() {
        assertThat(record(ROOT, "backup", "DeleteRecoveryPoint", """
                        "requestParameters": {"backupVaultName": "Prod", "recoveryPointArn": "arn:aws:dynamodb:x"}""")
                        .map(Touch::text)
                        .orElse(""))
                .contains(
                        "touches the backups",
                        "on Prod, arn:aws:dynamodb:x",
                        "by arn:aws:iam::000000000005:root",
                        "by hand");
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-idp, DeleteUserPool",
        "dynamodb, DeleteTable",
        "dynamodb, DeleteBackup",
        "backup, DeleteBackupVault",
        "backup, DeleteRecoveryPoint",
        "backup, UpdateRecoveryPointLifecycle",
        "cloudtrail, StopLogging",
        "cloudtrail, DeleteTrail",
        "kms, ScheduleKeyDeletion",
        "kms, DisableKey",
        "organizations, LeaveOrganization"
    })
    void whatDestroysIsToldWhoeverDoesItButAws(String service, String call) {
        for (String who : new String[] {DEPLOYMENT, ADMINISTRATOR, ROOT}) {
            assertThat(record(who, service, call, "\"requestParameters\": {}")).isPresent();
        }
        // AWS Backup lets old backups expire by its own role, which nobody else can assume.
        assertThat(record(BACKUP, service, call, "\"requestParameters\": {}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-idp, UpdateUserPool",
        "dynamodb, UpdateTable",
        "dynamodb, UpdateContinuousBackups",
        "dynamodb, UpdateTimeToLive",
        "backup, PutBackupVaultAccessPolicy",
        "logs, PutAccountPolicy",
        "logs, PutTransformer",
        "logs, DeleteSubscriptionFilter",
        "firehose, StartDeliveryStreamEncryption",
        "glue, UpdateTable",
        "events, PutRule",
        "monitoring, PutAlarmMuteRule",
        "sns, SetSubscriptionAttributes"
    })
    void whatDeploymentsChangeIsToldWhereNoDeploymentDidItOrItWasDenied(String service, String call) {
        String went = "\"requestParameters\": {}";
        String refused = denied(service + ":" + call, "arn:aws:x");

        assertThat(record(DEPLOYMENT, service, call, went)).isEmpty();
        assertThat(record(BACKUP, service, call, went)).isEmpty();
        assertThat(record(ADMINISTRATOR, service, call, went)).isPresent();
        assertThat(record(ROOT, service, call, went)).isPresent();
        assertThat(record(DEPLOYMENT, service, call, refused)).isPresent();
        assertThat(record(ADMINISTRATOR, service, call, refused)).isPresent();
    }

    @Test
    void aDeploymentOfAnotherAccountIsNone() {
        String other =
                session("cdk-hnb659fds-cfn-exec-role-000000000004-ap-northeast-1", "000000000004", "AWSCloudFormation");

        assertThat(record(other, "dynamodb", "UpdateTable", "\"requestParameters\": {}"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeleteBucket",
                "DeleteBucketPolicy",
                "DeleteBucketLifecycle",
                "PutBucketPolicy",
                "PutBucketLifecycle",
                "PutBucketVersioning",
                "PutBucketNotification",
                "PutBucketObjectLockConfiguration",
                "CallThatIsNewAtAws"
            })
    void everyCallOnABucketOfTheArchiveThatDoesNotReadIsTold(String call) {
        for (String bucket : TrailWatchTest.ARCHIVE.split(",")) {
            String went =
                    "\"requestParameters\": {\"bucketName\": \"%s\", \"Host\": \"s3.amazonaws.com\"}".formatted(bucket);

            assertThat(record(ADMINISTRATOR, "s3", call, went).map(Touch::on)).contains(bucket);
            assertThat(record(ADMINISTRATOR, "s3", call, denied("s3:" + call, "\\\"arn:aws:s3:::" + bucket + "\\\"")))
                    .isPresent();
            assertThat(record(DEPLOYMENT, "s3", call, went).isPresent()).isEqualTo(call.startsWith("Delete"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3, GetBucketPolicy, bucketName, mymovie-lake-000000000002",
        "s3, ListBucketVersions, bucketName, mymovie-lake-000000000002",
        "s3, HeadBucket, bucketName, mymovie-lake-000000000002",
        "s3, PutBucketPolicy, bucketName, mymovie-web-000000000005",
        "s3, DeleteBucket, bucketName, mymovie-lake-000000000002-of-mine",
        "dynamodb, DescribeTable, tableName, Prod-Data-Table",
        "cognito-idp, AdminDeleteUser, userPoolId, ap-northeast-1_Example",
        "glue, CreatePartition, databaseName, logs",
        "kms, Decrypt, keyId, arn:aws:kms:x"
    })
    void whatTouchesNothingIsNotTold(String service, String call, String parameter, String name) {
        assertThat(record(
                        ADMINISTRATOR,
                        service,
                        call,
                        "\"requestParameters\": {\"%s\": \"%s\"}".formatted(parameter, name)))
                .isEmpty();
    }
}
