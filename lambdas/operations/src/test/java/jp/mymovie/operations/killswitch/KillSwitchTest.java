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
import java.util.Set;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.json.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, with signed calls. */
class KillSwitchTest {
    private static final String BUDGET = "AWS Budget Notification November 23, 2026\nAWS Account 000000000001";

    private final KillSwitchBench bench = new KillSwitchBench().deployed();
    private final World world = bench.world;
    private final Map<String, String> before = Map.copyOf(world.route53.sets);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBudgetsTextCutsEveryLevelAndLeavesTheNeighbourAlone() throws IOException {
        String log = bench.message(BUDGET);

        assertThat(world.route53.batches).containsExactly(8);
        assertThat(world.route53.sets)
                .containsEntry("stg.mymovie.jp. A", before.get("stg.mymovie.jp. A"))
                .allSatisfy((key, xml) ->
                        assertThat(xml.contains(MAINTENANCE.dnsName())).as(key).isEqualTo(!key.startsWith("stg")));
        assertThat(world.cloudFront.enabled).isEqualTo("false");
        assertThat(world.apiGateway.throttles).containsOnly(Map.entry("*/*", "0 0"), Map.entry("~1movies/GET", "0 0"));
        assertThat(world.lambda.reserved)
                .containsOnly(Map.entry("queries", "0"), Map.entry("worker", "0"), Map.entry("guard", "0"));
        assertThat(world.lambda.mappings).containsOnly(Map.entry("u1", "false"));
        assertThat(log)
                .contains("tripped by a notification: AWS Budget Notification November 23, 2026")
                .contains("dns: CUT [mymovie.jp. A, mymovie.jp. AAAA, www.mymovie.jp. A, www.mymovie.jp. AAAA]");
        assertThat(bench.state()).isEqualTo("cut");
    }

    @Test
    void anAlarmCutsAndThenAPersonRestoresExactlyWhatStood() throws IOException {
        bench.message(alarm("ALARM"));
        assertThat(bench.act("restore")).contains("dns: RESTORED", "sign-ups: RESTORED [guard]");

        assertThat(world.route53.sets).isEqualTo(before);
        World fresh = new World(Set.of());
        for (LevelName level : LevelName.values()) {
            if (level != LevelName.DNS) {
                assertThat(world.things(level)).isEqualTo(fresh.things(level));
            }
        }
        assertThat(bench.state()).isEqualTo("open");
    }

    @Test
    void aMailSaysWhatWasCutAndHowItComesBack() throws IOException {
        bench.message(alarm("ALARM"));
        bench.message(alarm("ALARM"));
        bench.act("restore");

        assertThat(world.mail.mails).hasSize(2);
        assertThat(world.mail.mails.getFirst())
                .startsWith("kill switch of prod: CUT dns, distribution, throttle, functions, events, sign-ups\n")
                .contains(
                        "tripped by alarm 'spend'",
                        "functions: queries, worker",
                        "./mymovie switch restore --stage prod");
        assertThat(world.mail.mails.getLast()).startsWith("kill switch of prod: restored sign-ups, events");
    }

    @Test
    void aTopicCutsItsOwnLevelsAlone() throws IOException {
        bench.message(KillSwitchBench.SIGN_UPS_TOPIC, alarm("ALARM"));

        assertThat(world.lambda.reserved).containsEntry("guard", "0").containsEntry("worker", "5");
        assertThat(world.route53.sets).isEqualTo(before);
        assertThat(bench.answer("{\"action\":\"status\"}"))
                .containsEntry("state", "partly cut")
                .containsEntry(
                        "levels",
                        Map.of(
                                "dns",
                                "open",
                                "distribution",
                                "open",
                                "throttle",
                                "open",
                                "functions",
                                "open",
                                "events",
                                "open",
                                "sign-ups",
                                "cut"));
    }

    @Test
    void aPersonNamesLevelsAndSeesThePlanBefore() throws IOException {
        Map<String, Object> plan = bench.answer("{\"action\":\"plan\",\"levels\":[\"throttle\"]}");
        assertThat(Json.write(plan)).contains("\"throttle\":{\"cut\":{\"*/*\":\"50 100 -> 0 0\"", "\"restore\":{}");
        assertThat(world.apiGateway.throttles).containsEntry("*/*", "50 100");

        bench.answer("{\"action\":\"cut\",\"levels\":[\"throttle\"]}");
        assertThat(world.apiGateway.throttles).containsEntry("*/*", "0 0");
        assertThat(world.cloudFront.enabled).isEqualTo("true");
        assertThatThrownBy(() -> bench.answer("{\"action\":\"cut\",\"levels\":[\"moon\"]}"))
                .hasMessageContaining("a level must be one of [dns, distribution");
    }

    @Test
    void anAnomalyMailsAndCutsOnlyFromTheImpactOfTheSetting() throws IOException {
        String anomaly = """
                {"anomalyId":"a1","dimensionalValue":"Amazon CloudFront","impact":{"totalImpact":120.5}}""";
        assertThat(bench.message(anomaly)).contains("told of anomaly 'a1' of Amazon CloudFront: 120.50 US$ so far");
        assertThat(world.route53.sets).isEqualTo(before);
        assertThat(world.mail.mails).hasSize(1);

        Map<String, String> environment = new HashMap<>(KillSwitchBench.ENVIRONMENT);
        environment.put("ANOMALY_CUT_USD", "100");
        new Invocation().of(bench.with(environment), KillSwitchBench.sns(TOPIC, anomaly));
        assertThat(bench.state()).isEqualTo("cut");
    }

    @Test
    void aTopicWithoutLevelsOnlyMails() throws IOException {
        bench.message(KillSwitchBench.MAIL_TOPIC, BUDGET);

        assertThat(world.route53.sets).isEqualTo(before);
        assertThat(world.mail.mails).singleElement().asString().startsWith("kill switch of prod: nothing is cut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "INSUFFICIENT_DATA"})
    void anAlarmThatIsNotInAlarmNeitherCutsNorRestores(String state) throws IOException {
        assertThat(bench.message(alarm(state))).contains("ignored: alarm 'spend' is in state " + state);
        assertThat(world.route53.batches).isEmpty();

        bench.message(BUDGET);
        bench.message(alarm(state));
        assertThat(bench.state()).isEqualTo("cut");
    }

    @Test
    void anAlarmOfAnotherAccountCutsNothing() throws IOException {
        assertThat(bench.message(alarm("ALARM", "000000000004")))
                .contains("ignored: alarm 'spend' of account 000000000004, expected 000000000005");
        assertThat(bench.state()).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:sns:ap-northeast-1:999999999999:kill-switch", ""})
    void aMessageOfAnotherTopicIsNotActedUpon(String topic) throws IOException {
        assertThat(bench.message(topic, alarm("ALARM"))).contains("ignored: a message of topic '" + topic + "'");
        assertThat(bench.message(topic, BUDGET)).contains("ignored");
        assertThat(world.route53.batches).isEmpty();
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
        String record = bench.record(LevelName.DNS);

        assertThat(bench.message(alarm("ALARM"))).contains("dns: already cut, nothing to do");
        assertThat(bench.record(LevelName.DNS)).isEqualTo(record);
        assertThat(world.records.writes(World.RECORDS + "/dns")).isEqualTo(1);
        assertThat(world.route53.batches).containsExactly(8);
    }

    @Test
    void whatADeploymentChangedSinceTheCutIsLeftAndNamed() throws IOException {
        bench.message(BUDGET);
        world.route53.put(cloudFront("mymovie.jp.", "A", "d1111111111111.cloudfront.net."));
        Map<String, String> wanted = new HashMap<>(before);
        wanted.put("mymovie.jp. A", String.valueOf(world.route53.sets.get("mymovie.jp. A")));
        assertThat(bench.answer("{\"action\":\"status\"}"))
                .containsEntry("state", "partly cut")
                .containsEntry("changed", List.of("mymovie.jp. A"));

        assertThat(bench.answer("{\"action\":\"restore\"}"))
                .containsEntry("state", "open")
                .containsEntry("changed", List.of("mymovie.jp. A"));
        assertThat(world.route53.sets).isEqualTo(wanted);
        assertThat(bench.answer("{\"action\":\"restore\"}")).containsEntry("changed", List.of());
    }

    @Test
    void aCutThatADeploymentUndidHalfwayIsFinishedAndRestoresTheNewTarget() throws IOException {
        bench.message(BUDGET);
        world.route53.put(cloudFront("mymovie.jp.", "A", "d1111111111111.cloudfront.net."));
        Map<String, String> wanted = new HashMap<>(before);
        wanted.put("mymovie.jp. A", String.valueOf(world.route53.sets.get("mymovie.jp. A")));

        bench.message(alarm("ALARM"));
        assertThat(bench.state()).isEqualTo("cut");
        bench.act("restore");
        assertThat(world.route53.sets).isEqualTo(wanted);
    }

    @Test
    void aRestoreKeepsWhatADeploymentChangedInTheDisabledDistribution() throws IOException {
        bench.message(BUDGET);
        world.cloudFront.comment = "new behaviours";

        bench.act("restore");

        assertThat(world.cloudFront.comment).isEqualTo("new behaviours");
        assertThat(world.cloudFront.enabled).isEqualTo("true");
    }

    @Test
    void plainRecordsComeBackWithTheirTtl() throws IOException {
        world.route53.put(new RecordSet("mymovie.jp.", "A", null, 300L, List.of("192.0.2.1", "192.0.2.2")));
        Map<String, String> plain = Map.copyOf(world.route53.sets);

        bench.message(BUDGET);
        bench.act("restore");

        assertThat(world.route53.sets).isEqualTo(plain);
    }

    @Test
    void whatCouldNotBePutBackExactlyIsNotCutButTheOtherLevelsAre() {
        world.route53.sets.put(
                "mymovie.jp. A",
                String.valueOf(before.get("mymovie.jp. A"))
                        .replace("</Type>", "</Type><SetIdentifier>tokyo</SetIdentifier><Weight>10</Weight>"));

        assertThatThrownBy(() -> bench.message(BUDGET)).hasMessageContaining("nothing was cut");
        assertThat(bench.record(LevelName.DNS)).isEmpty();
        assertThat(world.route53.batches).isEmpty();
        assertThat(world.cloudFront.enabled).isEqualTo("false");
        assertThat(world.mail.mails)
                .singleElement()
                .asString()
                .startsWith("kill switch of prod: FAILED, cut distribution");
    }

    @Test
    void nothingIsCutWhenTheRecordDoesNotHoldWhatWasWritten() {
        world.records.forget();

        assertThatThrownBy(() -> bench.message(BUDGET)).hasMessageContaining("nothing was cut");
        assertThat(world.route53.sets).isEqualTo(before);
        assertThat(world.cloudFront.enabled).isEqualTo("true");
    }

    @Test
    void aCutWithoutRecordIsNamedAndLeft() throws IOException {
        bench.message(BUDGET);
        world.records.clear();

        assertThat(bench.answer("{\"action\":\"restore\"}"))
                .containsEntry("state", "cut")
                .extractingByKey("unrecorded")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("mymovie.jp. A", "E1", "*/*", "queries", "u1", "guard");
    }

    @Test
    void aZoneWithoutTheNamesIsAnErrorThatLambdaRepeats() {
        world.route53.sets.clear();
        assertThatThrownBy(() -> bench.message(BUDGET)).hasMessageContaining("deploy Management/Dns first");
    }

    @Test
    void aMissingOrStrangeParameterNamesTheStackToDeploy() {
        world.home.put(World.TARGETS + "work", "{\"functions\":{\"worker\":5},\"sources\":{}}");
        assertThatThrownBy(() -> bench.answer("{\"action\":\"cut\",\"levels\":[\"events\"]}"))
                .hasMessageContaining(
                        "must have the members [eventSources, functions], got [functions, sources]: deploy the stack Work");
        world.edge.clear();
        assertThatThrownBy(() -> bench.answer("{\"action\":\"cut\",\"levels\":[\"distribution\"]}"))
                .hasMessageContaining(
                        "'/mymovie/switch/movies/prod/distribution' must be in us-east-1, got none: deploy the stack Edge");
    }

    @Test
    void anUnknownActionIsRefused() {
        assertThatThrownBy(() -> bench.act("explode"))
                .hasMessage("'action' must be status, plan, cut or restore, got 'explode'");
    }

    @Test
    void theRecordHoldsRecordSetsForTheCommandLine() throws IOException {
        bench.message(BUDGET);

        assertThat(Json.text(Json.object(Json.object(bench.record(LevelName.DNS)), "mymovie.jp. A"), "was"))
                .isEqualTo(
                        "{\"Name\":\"mymovie.jp.\",\"Type\":\"A\",\"AliasTarget\":{\"HostedZoneId\":\"Z2FDTNDATAQYW2\","
                                + "\"DNSName\":\"d0.cloudfront.net.\",\"EvaluateTargetHealth\":false}}");
        assertThat(bench.record(LevelName.FUNCTIONS)).contains("\"queries\":{\"was\":\"none\",\"declared\":\"none\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "TOPICS,`` ,'TOPICS' must be set",
                "TOPICS,{},'TOPICS': must be like",
                "TOPICS,`{\"arn\":[\"moon\"]}`,`'TOPICS': a level must be one of`",
                "LEVELS,moon,'LEVELS': a level must be one of",
                "ANOMALY_CUT_USD,much,'ANOMALY_CUT_USD': For input string",
                "ACCOUNT_ID,`` ,'ACCOUNT_ID' must be set",
                "RECORD_NAMES,`` ,'RECORD_NAMES' must be set",
                "HOSTED_ZONE_ID,`` ,'HOSTED_ZONE_ID' must be set",
                "STATE_PARAMETER,`` ,'STATE_PARAMETER' must be set",
                "MAINTENANCE_TARGET,x,'MAINTENANCE_TARGET': must be a JSON object",
                "MAINTENANCE_TARGET,{},'MAINTENANCE_TARGET': must be like {\"dnsName\"",
            })
    void aWrongSettingIsNamedAtTheStart(String name, String value, String message) {
        Map<String, String> environment = new HashMap<>(KillSwitchBench.ENVIRONMENT);
        environment.put(name, value);

        assertThatThrownBy(() -> bench.with(environment)).hasMessageContaining(message);
    }
}
