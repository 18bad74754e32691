package jp.mymovie.operations.killswitch;

import static jp.mymovie.operations.killswitch.KillSwitchBench.MAINTENANCE;
import static jp.mymovie.operations.killswitch.KillSwitchBench.TOPIC;
import static jp.mymovie.operations.killswitch.KillSwitchBench.alarm;
import static jp.mymovie.operations.killswitch.KillSwitchBench.cloudFront;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class KillSwitchTest {
    private static final String BUDGET = "AWS Budget Notification November 23, 2026\nAWS Account 000000000001";

    private final KillSwitchBench bench = new KillSwitchBench().deployed();
    private final Map<String, String> before = bench.route53.sets();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBudgetsTextMovesEveryNameInOneBatchAndLeavesTheNeighbourAlone() throws IOException {
        String log = bench.message(BUDGET);

        assertThat(bench.route53.batches()).containsExactly(4);
        assertThat(bench.route53.sets())
                .containsEntry("stg.mymovie.jp. A", String.valueOf(before.get("stg.mymovie.jp. A")))
                .allSatisfy((key, xml) ->
                        assertThat(xml.contains(MAINTENANCE.dnsName())).as(key).isEqualTo(!key.startsWith("stg")));
        assertThat(log)
                .contains("tripped by a notification: AWS Budget Notification November 23, 2026")
                .contains("CUT [mymovie.jp. A, mymovie.jp. AAAA, www.mymovie.jp. A, www.mymovie.jp. AAAA]");
        assertThat(bench.state()).isEqualTo("cut");
    }

    @Test
    void anAlarmCutsAndThenAPersonRestoresExactlyWhatStood() throws IOException {
        bench.message(alarm("ALARM"));
        assertThat(bench.act("restore")).contains("RESTORED");

        assertThat(bench.route53.sets()).isEqualTo(before);
        assertThat(bench.state()).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "INSUFFICIENT_DATA"})
    void anAlarmThatIsNotInAlarmCutsNothing(String state) throws IOException {
        assertThat(bench.message(alarm(state))).contains("ignored: alarm 'spend' is in state " + state);
        assertThat(bench.route53.batches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:sns:ap-northeast-1:999999999999:kill-switch", ""})
    void aMessageOfAnotherTopicIsNotActedUpon(String topic) throws IOException {
        assertThat(bench.message(topic, alarm("ALARM"))).contains("ignored: a message of topic '" + topic + "'");
        assertThat(bench.message(topic, BUDGET)).contains("ignored");
        assertThat(bench.route53.batches()).isEmpty();
    }

    @Test
    void aMessageCannotRestore() throws IOException {
        bench.message(BUDGET);
        bench.message("{\"action\":\"restore\"}");

        assertThat(bench.state()).isEqualTo("cut");
    }

    @Test
    void trippedTwiceItWritesNothingAgain() throws IOException {
        bench.message(BUDGET);
        String record = bench.ssm.value();

        assertThat(bench.message(alarm("ALARM"))).contains("already cut, nothing to do");
        assertThat(bench.ssm.value()).isEqualTo(record);
        assertThat(bench.ssm.writes()).isEqualTo(1);
        assertThat(bench.route53.batches()).containsExactly(4);
    }

    @Test
    void restoredTwiceItChangesNothingAgain() throws IOException {
        bench.message(BUDGET);
        bench.act("restore");

        assertThat(bench.act("restore")).contains("nothing is cut, nothing to restore");
        assertThat(bench.route53.batches()).containsExactly(4, 4);
    }

    @Test
    void aCutThatADeployUndidHalfwayIsFinishedAndRestoresTheNewTarget() throws IOException {
        bench.message(BUDGET);
        bench.deploy(List.of(cloudFront("mymovie.jp.", RRType.A, "d1111111111111.cloudfront.net.")));
        Map<String, String> wanted = new HashMap<>(before);
        wanted.put("mymovie.jp. A", String.valueOf(bench.route53.sets().get("mymovie.jp. A")));
        assertThat(bench.state()).isEqualTo("partly cut");

        bench.message(alarm("ALARM"));
        assertThat(bench.state()).isEqualTo("cut");

        bench.act("restore");
        assertThat(bench.route53.sets()).isEqualTo(wanted);
    }

    @Test
    void aRestoreDoesNotTouchANameThatIsNotCut() throws IOException {
        bench.message(BUDGET);
        bench.act("restore");
        bench.deploy(List.of(cloudFront("mymovie.jp.", RRType.A, "d1111111111111.cloudfront.net.")));
        Map<String, String> deployed = bench.route53.sets();

        bench.act("restore");

        assertThat(bench.route53.sets()).isEqualTo(deployed);
    }

    @Test
    void aNameWithoutIpv6GetsNone() throws IOException {
        try (KillSwitchBench old = new KillSwitchBench()) {
            old.deploy(List.of(cloudFront("mymovie.jp.", RRType.A)));
            old.message(BUDGET);
            assertThat(old.route53.sets()).containsOnlyKeys("mymovie.jp. A");
        }
    }

    @Test
    void plainRecordsComeBackWithTheirTtl() throws IOException {
        bench.deploy(List.of(ResourceRecordSet.builder()
                .name("mymovie.jp.")
                .type(RRType.A)
                .ttl(300L)
                .resourceRecords(
                        ResourceRecord.builder().value("192.0.2.1").build(),
                        ResourceRecord.builder().value("192.0.2.2").build())
                .build()));
        Map<String, String> plain = bench.route53.sets();

        bench.message(BUDGET);
        bench.act("restore");

        assertThat(bench.route53.sets()).isEqualTo(plain);
    }

    @Test
    void whatCouldNotBePutBackExactlyIsNotCut() {
        bench.deploy(List.of(cloudFront("mymovie.jp.", RRType.A).toBuilder()
                .setIdentifier("tokyo")
                .weight(10L)
                .build()));

        assertThatThrownBy(() -> bench.message(BUDGET)).hasMessageContaining("nothing was cut");
        assertThat(bench.ssm.writes()).isZero();
        assertThat(bench.route53.batches()).containsExactly(1);
    }

    @Test
    void nothingIsCutWhenTheRecordDoesNotHoldWhatWasWritten() {
        bench.ssm.forget();

        assertThatThrownBy(() -> bench.message(BUDGET)).hasMessageContaining("nothing was cut");
        assertThat(bench.route53.sets()).isEqualTo(before);
    }

    @Test
    void aCutWithoutRecordSaysHowToComeBack() throws IOException {
        bench.message(BUDGET);
        bench.ssm.clear();

        assertThatThrownBy(() -> bench.act("restore"))
                .hasMessageContaining("holds nothing for [mymovie.jp. A")
                .hasMessageContaining("deploy of Management/Dns");
    }

    @Test
    void aZoneWithoutTheNamesIsAnErrorThatLambdaRepeats() {
        try (KillSwitchBench empty = new KillSwitchBench()) {
            assertThatThrownBy(() -> empty.message(BUDGET)).hasMessageContaining("deploy Management/Dns first");
        }
    }

    @Test
    void anUnknownActionIsRefused() {
        assertThatThrownBy(() -> bench.act("explode"))
                .hasMessage("'action' must be restore, cut or status, got 'explode'");
    }

    @Test
    void theRecordIsAChangeBatchForTheCommandLine() throws IOException {
        bench.message(BUDGET);

        assertThat(bench.ssm.value()).startsWith("""
                        {"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"mymovie.jp.","Type":"A",\
                        "AliasTarget":{"HostedZoneId":"Z2FDTNDATAQYW2","DNSName":"d0000000000005.cloudfront.net.",\
                        "EvaluateTargetHealth":false}}},""");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "TOPIC_ARN,`` ,'TOPIC_ARN' must be set",
                "RECORD_NAMES,`` ,'RECORD_NAMES' must be set",
                "HOSTED_ZONE_ID,`` ,'HOSTED_ZONE_ID' must be set",
                "STATE_PARAMETER,`` ,'STATE_PARAMETER' must be set",
                "MAINTENANCE_TARGET,x,'MAINTENANCE_TARGET' must be a JSON object",
                "MAINTENANCE_TARGET,{},'MAINTENANCE_TARGET' must be like {\"dnsName\"",
            })
    void aWrongSettingIsNamedAtTheStart(String name, String value, String message) {
        Map<String, String> environment = new HashMap<>(bench.environment);
        environment.put(name, value);

        assertThatThrownBy(() -> bench.with(environment)).hasMessageContaining(message);
    }

    @Test
    void severalTopicsMayPullTheSwitch() throws IOException {
        Map<String, String> environment = new HashMap<>(bench.environment);
        environment.put("TOPIC_ARN", TOPIC + ",arn:aws:sns:us-east-1:000000000001:kill-switch");

        new Invocation()
                .of(
                        bench.with(environment),
                        KillSwitchBench.sns("arn:aws:sns:us-east-1:000000000001:kill-switch", alarm("ALARM")));

        assertThat(bench.state()).isEqualTo("cut");
    }
}
