package jp.mymovie.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import jp.mymovie.cost.sheet.Flow;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorstDayTest {
    private static final Offset<Double> CENT = within(0.005);
    private static final Sheet SHEET = Estates.sheet(Estates.limited());

    @Test
    void reservedConcurrencyIsHard() {
        Line line = Estates.line(SHEET, "Prod/Service/QueriesAAAA0011 lambda.gbseconds");
        assertThat(line.hard().high()).isCloseTo(7 * 86400 * 2 * 0.0000133, CENT);
        assertThat(Estates.line(SHEET, "Prod/Service/QueriesAAAA0011 lambda.requests")
                        .hard()
                        .high())
                .isCloseTo(7 * 10 * 86400 * 0.20 / 1e6, CENT);
    }

    @Test
    void theLowestLimitOfAnApiBindsAndNoneIsHard() {
        Line line = Estates.line(SHEET, "Prod/Service/StageAAAA0006 apigateway.requests");
        assertThat(line.hard().isUnbounded()).isTrue();
        assertThat(line.bestEffort().high()).isCloseTo(100_000 * 4.25 / 1e6, CENT);
        assertThat(line.item().bounds())
                .extracting(bound -> Math.round(bound.aDay()))
                .containsExactly(7 * 86400 + 13L, 3 * 86400 + 4L, 100_000L);
    }

    @Test
    void maximaOfTheTableAndOfItsIndexesAdd() {
        assertThat(Estates.line(SHEET, "Prod/Service/FilmsAAAA0012 dynamodb.read")
                        .bestEffort()
                        .high())
                .isCloseTo(13 * 86400 * 0.1425 / 1e6, CENT);
        assertThat(Estates.line(SHEET, "Prod/Service/FilmsAAAA0012 dynamodb.write")
                        .bestEffort()
                        .high())
                .isCloseTo(7 * 86400 * 0.715 / 1e6, CENT);
    }

    @Test
    void aRateRuleBoundsByAddressAndAPlanAltogether() {
        assertThat(Estates.line(SHEET, "Prod/Service/WebAAAA0001 cloudfront.requests")
                        .bestEffort()
                        .high())
                .isCloseTo(300 / 60.0 * 86400 * 10_000 * 0.012 / 1e4, CENT);
        Line planned = Estates.line(SHEET, "Prod/Service/PlannedAAAA0003 cloudfront.bytes");
        assertThat(planned.hard().high()).isZero();
        assertThat(Estates.line(SHEET, "Prod/Service/PlanAAAA0004 plan.pro").month(jp.mymovie.cost.price.Profile.IDLE))
                .isEqualTo(15);
    }

    /** Two periods of a minute, the metric in 2 to 10, the switch in 0.2 to 1, names in 1 to 2: before the budget. */
    @Test
    void theFastestTriggerBrakes() {
        Line line = Estates.line(SHEET, "Prod/Service/WebAAAA0001 cloudfront.requests");
        assertThat(line.braked().low()).isCloseTo(10_000 * 5.2 * 60 * 0.012 / 1e4, CENT);
        assertThat(line.braked().high()).isCloseTo(10_000 * 15 * 60 * 0.012 / 1e4, CENT);
        assertThat(line.braked().ajar()).isTrue();
        assertThat(SHEET.threshold()).isEqualTo(15);
    }

    @Test
    void anAlarmOfAnotherAccountTripsATopicByItsName() {
        ObjectNode stacks = Estates.limits();
        ObjectNode management = (ObjectNode) stacks.path("Management/Switch");
        ((ObjectNode) management.at("/TripAAAA0015/Properties")).put("TopicName", "estate-trip");
        management.remove("FloodAAAA0021");
        assertThat(Estates.sheet(Estates.of(stacks)).brakes()).hasSize(1);

        ObjectNode alarm = stacks.withObjectProperty("Prod/Service").putObject("FarAAAA0022");
        alarm.put("Type", "AWS::CloudWatch::Alarm");
        ObjectNode properties =
                alarm.putObject("Properties").put("Namespace", "AWS/Lambda").put("Period", 60);
        properties.put("EvaluationPeriods", 1);
        properties.putArray("AlarmActions").add("arn:aws:sns:ap-northeast-1:000000000001:estate-trip");
        Sheet sheet = Estates.sheet(Estates.of(stacks));

        assertThat(sheet.brakes()).hasSize(2);
        // A minute, the metric in 1 to 3, the switch in 0.2 to 1, names in 1 to 2; the edge waits for the budget.
        assertThat(Estates.line(sheet, "Prod/Service/StageAAAA0006 apigateway.requests")
                        .braked()
                        .high())
                .isCloseTo(100_000 / 86400.0 * 7 * 60 * 4.25 / 1e6, CENT);
        assertThat(Estates.line(sheet, "Prod/Service/WebAAAA0001 cloudfront.requests")
                        .braked()
                        .low())
                .isCloseTo(10_000 * 481.2 * 60 * 0.012 / 1e4, CENT);
    }

    @Test
    void aSwitchThatDisablesTheDistributionLeavesNothingOpen() {
        ObjectNode stacks = Estates.limits();
        levels(stacks, "dns,distribution");
        assertThat(Estates.line(Estates.sheet(Estates.of(stacks)), "Prod/Service/WebAAAA0001 cloudfront.requests")
                        .braked()
                        .ajar())
                .isFalse();
    }

    private static ObjectNode levels(ObjectNode stacks, String levels) {
        ObjectNode variables =
                (ObjectNode) stacks.at("/Management~1Switch/CutAAAA0016/Properties/Environment/Variables");
        return variables.put("LEVELS", levels);
    }

    @ParameterizedTest
    @CsvSource({"rate(1 day),3", "rate(5 minutes),864", "cron(0 2 * * ? *),3", "cron(15 * * * ? *),72"})
    void aScheduleBoundsWhatItStarts(String expression, int runs) {
        assertThat(Estates.line(scheduled(expression), "Prod/Service/NightAAAA0024 lambda.requests")
                        .item()
                        .bounds())
                .singleElement()
                .satisfies(bound -> assertThat(bound.aDay()).isEqualTo(runs));
    }

    @Test
    void refusesAScheduleThatItCannotCount() {
        assertThatThrownBy(() -> scheduled("cron(0/7 * ? * MON *)"))
                .hasMessageContaining("got 'cron(0/7 * ? * MON *)' (Prod/Service/RuleAAAA0025)");
    }

    /** A function that a rule starts, tried three times. */
    private static Sheet scheduled(String expression) {
        ObjectNode stacks = Estates.limits();
        ObjectNode service = stacks.withObjectProperty("Prod/Service");
        service.putObject("NightAAAA0024").put("Type", "AWS::Lambda::Function").putObject("Properties");
        ObjectNode rule = service.putObject("RuleAAAA0025").put("Type", "AWS::Events::Rule");
        ObjectNode properties = rule.putObject("Properties").put("ScheduleExpression", expression);
        ObjectNode target = properties.putArray("Targets").addObject();
        target.putObject("Arn").putArray("Fn::GetAtt").add("NightAAAA0024").add("Arn");
        target.putObject("RetryPolicy").put("MaximumRetryAttempts", 2);
        return Estates.sheet(Estates.of(stacks));
    }

    @Test
    void closedSignUpsCostNothingAndOpenOnesAreBoundByTheQuota() {
        assertThat(Estates.line(SHEET, "Prod/Service/UsersAAAA0013 cognito.essentials")
                        .hard()
                        .high())
                .isZero();
        Sheet open = Estates.sheet(Estates.of("AWS::Cognito::UserPool", "{\"UserPoolTier\": \"LITE\"}"));
        assertThat(Estates.line(open, "Prod/Stack/Only cognito.lite").hard().high())
                .isCloseTo(50 * 86400 * 0.0055, CENT);
    }

    /** Each of 50 sign-ups a second in three attempts, and a ping a day in three: no throttle stands before them. */
    @Test
    void aCounterOfSignUpsIsWrittenByTheirQuotaAndNotByTheApi() {
        double runs = 50 * 86400 * 3 + 3;
        assertThat(Estates.line(SHEET, "Prod/Service/CapAAAA0035 lambda.requests")
                        .bestEffort()
                        .high())
                .isCloseTo(runs * 0.20 / 1e6, CENT);
        Line writes = Estates.line(SHEET, "Prod/Service/DaysAAAA0036 dynamodb.write");
        assertThat(writes.bestEffort().high()).isCloseTo(runs * 3 * 0.715 / 1e6, CENT);
        assertThat(writes.item().flow().door()).isEqualTo(Flow.Door.SIGN_UP);
        assertThat(Estates.line(SHEET, "Prod/Service/DaysAAAA0036 dynamodb.read")
                        .bestEffort()
                        .high())
                .isZero();
    }

    @Test
    void writesOfAnIndexMakeNoRecordOfTheStream() {
        ObjectNode stacks = Estates.limits();
        ObjectNode table = (ObjectNode) stacks.at("/Prod~1Service/StreamAAAA0027/Properties");
        ObjectNode index = table.putArray("GlobalSecondaryIndexes").addObject().put("IndexName", "byFilm");
        index.putObject("OnDemandThroughput").put("MaxReadRequestUnits", 10).put("MaxWriteRequestUnits", 1000);
        Sheet sheet = Estates.sheet(Estates.of(stacks));
        assertThat(Estates.line(sheet, "Prod/Service/WorkAAAA0029 lambda.requests")
                        .bestEffort()
                        .high())
                .isCloseTo(5 * 86400 * 3 * 0.20 / 1e6, CENT);
        assertThat(Estates.line(sheet, "Prod/Service/StreamAAAA0027 dynamodb.write")
                        .bestEffort()
                        .high())
                .isCloseTo(1005 * 86400 * 0.715 / 1e6, CENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Fn::GetAtt": ["StreamAAAA0027", "Arn"]} | false
                    arn:aws:dynamodb:*:*:table/* | true
                    """)
    void aPlanCopiesTheTablesThatItsSelectionNames(String table, boolean all) throws JsonProcessingException {
        ObjectNode stacks = Estates.limits();
        ObjectNode selection = stacks.withObjectProperty("Prod/Service").putObject("ChosenAAAA0039");
        ObjectNode properties =
                selection.put("Type", "AWS::Backup::BackupSelection").putObject("Properties");
        properties.putObject("BackupPlanId").put("Ref", "CopiesAAAA0032");
        ArrayNode resources = properties.putObject("BackupSelection").putArray("Resources");
        if (all) {
            resources.add(table);
        } else {
            resources.add(new JsonMapper().readTree(table));
        }
        String plan = "Prod/Service/CopiesAAAA0032 backup.storage";
        double copied = Estates.line(Estates.sheet(Estates.of(stacks)), plan)
                .bestEffort()
                .high();
        assertThat(copied)
                .isCloseTo(all ? Estates.line(SHEET, plan).bestEffort().high() : 5 * 86400 / 1048576.0 * 0.114, CENT);
        assertThat(Estates.line(SHEET, plan).bestEffort().high()).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AWS::GuardDuty::Detector | {}
                    AWS::Lambda::Alias | {"ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": 1}}
                    AWS::Lambda::Function | {"EphemeralStorage": {"Size": 1024}}
                    AWS::DynamoDB::Table | {"BillingMode": "PROVISIONED"}
                    AWS::ApiGateway::Stage | {"CacheClusterEnabled": true}
                    AWS::CloudTrail::Trail | {"AdvancedEventSelectors": []}
                    AWS::AccessAnalyzer::Analyzer | {"Type": "ACCOUNT_UNUSED_ACCESS"}
                    AWS::Budgets::Budget | {"ResourceActions": []}
                    AWS::Cognito::UserPool | {"SmsConfiguration": {}}
                    AWS::Backup::BackupPlan | {"BackupPlan": {"BackupPlanRule": [{"RuleName": "Daily"}]}}
                    """)
    void whatHasNoPriceIsUnboundedAndNeverNothing(String type, String properties) {
        assertThat(Estates.sheet(Estates.of(type, properties)).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.months()).allMatch(month -> month.isInfinite());
                    assertThat(line.hard().isUnbounded()).isTrue();
                    assertThat(line.bestEffort().isUnbounded()).isTrue();
                    assertThat(line.braked().isUnbounded()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource({"Standard, 10, 0", "Intelligent-Tiering, 10, 0", "Intelligent-Tiering, 5000, 0.05", "Advanced, 10, 0.05"
    })
    void aParameterIsPaidForWhereItIsAdvanced(String tier, int length, double month) {
        Sheet sheet = Estates.sheet(Estates.of(
                "AWS::SSM::Parameter", "{\"Tier\": \"%s\", \"Value\": \"%s\"}".formatted(tier, "x".repeat(length))));
        assertThat(sheet.month(jp.mymovie.cost.price.Profile.IDLE)).isEqualTo(month);
    }

    @Test
    void aPriceThatIsGoneLeavesItsRowsUnbounded() {
        Sheet sheet = Rules.sheet(Templates.of(Estates.limited()), new Prices(List.of()));
        assertThat(sheet.lines())
                .isNotEmpty()
                .allMatch(line -> line.hard().isUnbounded()
                        && line.bestEffort().isUnbounded()
                        && line.braked().isUnbounded());
    }
}
