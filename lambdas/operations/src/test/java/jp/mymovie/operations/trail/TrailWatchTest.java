package jp.mymovie.operations.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Death;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class TrailWatchTest {
    static final String TOPIC = "arn:aws:sns:ap-northeast-1:000000000002:alarms";
    static final String DEPLOYERS = "arn:aws:iam::{account}:role/cdk-hnb659fds-cfn-exec-role-{account}-ap-northeast-1";
    static final String ARCHIVE = "mymovie-lake-000000000002,mymovie-trail-000000000002";
    private static final String DEPLOYER = DEPLOYERS.replace("{account}", "000000000001");
    private static final String MEMBERS_DEPLOYER = DEPLOYERS.replace("{account}", "000000000005");
    private static final String FOLDER = "cloudtrail/AWSLogs/o-sample0000/000000000001/";
    static final String KEY =
            FOLDER + "CloudTrail/us-east-1/2026/11/28/000000000001_CloudTrail_us-east-1_20261128T0205Z_abc.json.gz";

    private final TrailStandIn trail = new TrailStandIn();
    private final AwsStandIn aws = new AwsStandIn("TrailWatch", trail);
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of(
            "AWS_REGION",
            "ap-northeast-1",
            "TOPIC_ARN",
            TOPIC,
            "ACCOUNT",
            "000000000001",
            "DEPLOYERS",
            DEPLOYERS,
            "BUCKETS",
            ARCHIVE,
            "RUNBOOK",
            "docs/runbooks/attempt.md"));
    private final Invocation invocation = new Invocation();

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({
        "events, DisableRule, name, RootSignIn",
        "events, DeleteRule, name, RootSignIn",
        "events, RemoveTargets, rule, RootSignIn",
        "events, PutRule, name, RootSignIn",
        "events, PutTargets, rule, RootSignIn",
        "sns, DeleteTopic, topicArn, arn:aws:sns:us-east-1:000000000001:alarms",
        "sns, SetTopicAttributes, topicArn, arn:aws:sns:us-east-1:000000000001:alarms",
        "sns, SetSubscriptionAttributes, subscriptionArn, arn:aws:sns:us-east-1:000000000001:alarms:1",
        "sns, Unsubscribe, subscriptionArn, arn:aws:sns:us-east-1:000000000001:alarms:1",
        "sns, AddPermission, topicArn, arn:aws:sns:us-east-1:000000000001:alarms",
        "sns, RemovePermission, topicArn, arn:aws:sns:us-east-1:000000000001:alarms",
        "monitoring, DisableAlarmActions, alarmNames, Budget",
        "cloudtrail, StopLogging, name, mymovie-organization",
        "cloudtrail, DeleteTrail, name, mymovie-organization",
        "cloudtrail, UpdateTrail, name, mymovie-organization",
        "cloudtrail, PutEventSelectors, trailName, mymovie-organization",
        "cloudtrail, PutInsightSelectors, trailName, mymovie-organization"
    })
    void tellsByWhomFromWhereAndOnWhat(String service, String call, String parameter, String name) throws IOException {
        String promise = service.equals("cloudtrail") ? "what the trail records" : "what tells people";
        file(event(service, call, Map.of(parameter, name), "Administrator"));

        assertThat(trail.messages()).hasSize(1);
        assertThat(trail.messages().getFirst())
                .containsEntry("TopicArn", TOPIC)
                .containsEntry(
                        "Subject", "Promises touched in account 000000000001: 1 by hand, 0 by deployments; 0 refused");
        assertThat(message()).isEqualTo("""
                        2026-11-28T02:00:00Z %s:%s in account 000000000001, us-east-1
                          touches %s
                          on %s
                          by arn:aws:sts::000000000001:assumed-role/Administrator/session
                          from 203.0.113.9
                          no deployment: somebody did it by hand, or with a stolen key

                        What to do: docs/runbooks/attempt.md
                        All of it: s3://mymovie-trail-000000000002/%s""".formatted(service, call, promise, name, KEY));
    }

    @Test
    void isSilentAboutWhatTouchesNothing() throws IOException {
        file(
                event("events", "ListRules", Map.of(), "Administrator"),
                event("sns", "Publish", Map.of("topicArn", TOPIC), "Administrator"),
                event("cloudtrail", "LookupEvents", Map.of(), "Administrator"),
                // The same name at another service is another call.
                event("iot", "DeleteRule", Map.of("name", "x"), "Administrator"));

        assertThat(trail.read()).containsExactly(KEY);
        assertThat(trail.messages()).isEmpty();
    }

    @Test
    void tellsDeploymentsApartAndDoesNotHideThem() throws IOException {
        Map<String, Object> deployed = event("events", "PutRule", Map.of("name", "RootSignIn"), "unused");
        deployed.put("userIdentity", identity(DEPLOYER, "cdk-cfn-exec"));
        Map<String, Object> imitated = event("events", "DeleteRule", Map.of("name", "RootSignIn"), "unused");
        imitated.put("userIdentity", identity(DEPLOYER + "-evil", "cdk-cfn-exec-evil"));
        file(deployed, imitated);

        assertThat(trail.messages()).hasSize(1);
        assertThat(trail.messages().getFirst())
                .containsEntry(
                        "Subject", "Promises touched in account 000000000001: 1 by hand, 1 by deployments; 0 refused");
        assertThat(message().split("\n\n"))
                .satisfies(
                        each -> assertThat(each[0]).contains("events:PutRule").endsWith("a deployment of the estate"),
                        each -> assertThat(each[1])
                                .contains("events:DeleteRule")
                                .contains("no deployment"));
    }

    @Test
    void countsWhatWasRefusedInAMember() throws IOException {
        Map<String, Object> refused =
                event("dynamodb", "UpdateTable", Map.of("tableName", "Prod-Data-Table"), "unused");
        refused.put("userIdentity", identity(MEMBERS_DEPLOYER, "cdk-cfn-exec"));
        refused.put("errorCode", "AccessDenied");
        refused.put("recipientAccountId", "000000000005");
        Map<String, Object> deployed = new LinkedHashMap<>(refused);
        deployed.remove("errorCode");
        file(refused, deployed);

        assertThat(trail.messages().getFirst())
                .containsEntry(
                        "Subject", "Promises touched in account 000000000005: 0 by hand, 1 by deployments; 1 refused");
    }

    @Test
    void endsWithoutAPageWhereNoneIsSet() throws IOException {
        environment.remove("RUNBOOK");
        file(event("cloudtrail", "StopLogging", Map.of("name", "t"), "Administrator"));

        assertThat(message()).doesNotContain("What to do").contains("\n\nAll of it: ");
    }

    @Test
    void saysWhatWasRefusedAndWhoIsNoRole() throws IOException {
        Map<String, Object> event = event("cloudtrail", "StopLogging", Map.of(), "unused");
        event.put("errorCode", "AccessDenied");
        event.put("userIdentity", Map.of("type", "Root", "arn", "arn:aws:iam::000000000001:root"));
        Map<String, Object> service = event("sns", "DeleteTopic", Map.of(), "unused");
        service.put("userIdentity", Map.of("type", "AWSService", "invokedBy", "cloudformation.amazonaws.com"));
        file(event, service);

        assertThat(message())
                .contains("cloudtrail:StopLogging in account 000000000001, us-east-1, refused: AccessDenied\n")
                .contains("by arn:aws:iam::000000000001:root\n")
                .contains("on nothing that has a name\n")
                .contains("by cloudformation.amazonaws.com\n");
    }

    @Test
    void passesOnNothingButNamesAndLetsNobodyWriteItsLines() throws IOException {
        file(event(
                "sns",
                "SetTopicAttributes",
                Map.of(
                        "topicArn", "x\nAll is well: " + "y".repeat(400),
                        "attributeName", "Policy",
                        "attributeValue", "{\"secret\":\"s\"}"),
                "Administrator"));

        assertThat(message())
                .contains("  on x?All is well: yyy")
                .contains("..., Policy\n")
                .doesNotContain("secret", "y".repeat(300));
    }

    @Test
    void readsTwentyOfManyAndSaysHowManyMoreThereAre() throws IOException {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            many.add(event("events", "DisableRule", Map.of("name", "Rule" + i), "Administrator"));
        }
        file(many);

        assertThat(trail.messages()).hasSize(1);
        assertThat(message()).contains("Rule19\n").doesNotContain("Rule20").contains("\nand 13 more\n");
    }

    @Test
    void aDigestFileIsASignOfLifeAndNotRead() throws IOException {
        notified(FOLDER + "CloudTrail-Digest/ap-northeast-1/2026/11/28/x.json.gz");

        assertThat(trail.read()).isEmpty();
        assertThat(trail.messages()).isEmpty();
        assertThat(invocation.logged()).contains("CloudTrail writes");
    }

    @Test
    void readsEveryFileOfANotificationByItsTrueName() throws IOException {
        trail.put("a/CloudTrail/b.c.json.gz", gzip(List.of()));
        notified("a%2FCloudTrail/b.c.json.gz", "a/CloudTrail/b.c.json.gz");

        assertThat(trail.read()).containsExactly("a/CloudTrail/b.c.json.gz", "a/CloudTrail/b.c.json.gz");
    }

    @Test
    void failsForTheAlarmWhereAFileCannotBeRead() {
        assertThatThrownBy(() -> notified("a/CloudTrail/missing.json.gz")).hasMessageContaining("answered 403");
        trail.put("a/CloudTrail/broken.json.gz", "{}".getBytes(UTF_8));
        assertThatThrownBy(() -> notified("a/CloudTrail/broken.json.gz")).hasMessageContaining("did not answer");
        assertThatThrownBy(() -> notified("a/CloudTrail/x.json.gz?versionId=1"))
                .hasMessage("'key' must be a file of CloudTrail, got 'a/CloudTrail/x.json.gz?versionId=1'");
        assertThat(trail.messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDeathAtAnyCallIsMendedByLambdasNextTry(Death death) throws IOException {
        for (int call = 1; call <= 2; call++) {
            trail.messages().clear();
            aws.dieAt(call, death);
            try {
                file(event("cloudtrail", "StopLogging", Map.of("name", "t"), "Administrator"));
            } catch (RuntimeException unanswered) {
                assertThat(aws.isDead()).isTrue();
            } finally {
                aws.heal();
            }

            notified(KEY);

            assertThat(trail.messages())
                    .isNotEmpty()
                    .allMatch(message -> message.equals(trail.messages().getFirst()));
        }
    }

    @Test
    void wantsATopic() {
        environment.remove("TOPIC_ARN");

        assertThatThrownBy(() -> notified(KEY))
                .hasMessage("'TOPIC_ARN' must be set, got nothing: set it in the function's environment");
    }

    private String message() {
        return String.valueOf(trail.messages().getFirst().get("Message"));
    }

    @SafeVarargs
    private void file(Map<String, Object>... events) throws IOException {
        file(List.of(events));
    }

    private void file(List<Map<String, Object>> events) throws IOException {
        trail.put(KEY, gzip(events));
        notified(KEY);
    }

    private void notified(String... keys) throws IOException {
        TrailWatch watch = new TrailWatch(
                environment::get,
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                        aws.uri()));
        invocation.of(watch, notification(keys));
    }

    static String notification(String... keys) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (String key : keys) {
            records.add(Map.of(
                    "s3",
                    Map.of("bucket", Map.of("name", "mymovie-trail-000000000002"), "object", Map.of("key", key))));
        }
        return Json.write(Map.of("Records", records));
    }

    static byte[] gzip(List<Map<String, Object>> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Json.write(Map.of("Records", events)).getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    static Map<String, Object> event(String service, String name, Map<String, String> parameters, String role) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventVersion", "1.11");
        event.put("userIdentity", identity("arn:aws:iam::000000000001:role/" + role, role));
        event.put("eventTime", "2026-11-28T02:00:00Z");
        event.put("eventSource", service + ".amazonaws.com");
        event.put("eventName", name);
        event.put("awsRegion", "us-east-1");
        event.put("sourceIPAddress", "203.0.113.9");
        event.put("requestParameters", parameters);
        event.put("recipientAccountId", "000000000001");
        return event;
    }

    private static Map<String, Object> identity(String issuer, String role) {
        return Map.of(
                "type",
                "AssumedRole",
                "arn",
                "arn:aws:sts::000000000001:assumed-role/%s/session".formatted(role),
                "sessionContext",
                Map.of("sessionIssuer", Map.of("type", "Role", "arn", issuer)));
    }
}
