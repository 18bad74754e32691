package jp.mymovie.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
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
                .containsExactly(5 * 86400 + 10L, 3 * 86400 + 4L, 100_000L);
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

    /** Two periods of a minute, the metric in 2 to 10 minutes, the cut in 1 to 3: the alarm is before the budget. */
    @Test
    void theFastestTriggerBrakes() {
        Line line = Estates.line(SHEET, "Prod/Service/WebAAAA0001 cloudfront.requests");
        assertThat(line.braked().low()).isCloseTo(10_000 * 5 * 60 * 0.012 / 1e4, CENT);
        assertThat(line.braked().high()).isCloseTo(10_000 * 15 * 60 * 0.012 / 1e4, CENT);
        assertThat(line.braked().ajar()).isTrue();
        assertThat(SHEET.threshold()).isEqualTo(15);
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
                    AWS::SSM::Parameter | {"Tier": "Advanced"}
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
