package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices in dashboards and alarms are those of the table: a figure stands once, and where it is repeated it is compared. */
class PricesTest {
    private static final jp.mymovie.assembly.Assembly ASSEMBLY =
            jp.mymovie.assembly.Assembly.read(Assembly.directory());
    private static final Pattern PRICED =
            Pattern.compile("MetricName=\\(\\\\?\"(\\w+)\\\\?\"\\)', 'Sum', \\d+\\)\\) \\* ([\\d.]+)");
    private static final Prices PRICES = Prices.read();

    /** US dollars of one unit of each metric, as the dashboard multiplies it. */
    private static Map<String, Double> ofDashboard() {
        Resource dashboard = jp.mymovie.assembly.Assembly.resources(ASSEMBLY.stacks(), "AWS::CloudWatch::Dashboard")
                .getFirst();
        Matcher matcher = PRICED.matcher(Values.ofAnyType(ASSEMBLY.stacks()).text(dashboard, "DashboardBody"));
        Map<String, Double> found = new TreeMap<>();
        while (matcher.find()) {
            found.put(matcher.group(1), Double.valueOf(matcher.group(2)));
        }
        return found;
    }

    /** A GB of the dashboard is a thousand million bytes, on the dear side of AWS's 2^30. */
    @ParameterizedTest
    @CsvSource({
        "Requests, cloudfront.requests, 1",
        "BytesDownloaded, cloudfront.bytes, 1000000000",
        "Count, apigateway.requests, 1",
        "Invocations, lambda.requests, 1",
        "Duration, lambda.gbseconds, 1000",
        "ConsumedReadCapacityUnits, dynamodb.read, 1",
        "ConsumedWriteCapacityUnits, dynamodb.write, 1"
    })
    void theDashboardMultipliesByThePriceOfTheTable(String metric, String price, double units) {
        assertThat(ofDashboard())
                .hasEntrySatisfying(
                        metric,
                        dollars -> assertThat(dollars)
                                .isCloseTo(
                                        Objects.requireNonNull(PRICES.find(price))
                                                .of(1 / units),
                                        withinPercentage(0.0001)));
    }

    @Test
    void theDashboardPricesNothingElse() {
        assertThat(ofDashboard()).hasSize(7);
    }

    /** A trigger of edge or API counts as an alarm on spending only where its metric math has the table's prices. */
    @Test
    void alarmsThatTripASwitchCountInDollarsOfTheTable() {
        assertThat(Rules.sheet(Templates.of(ASSEMBLY), PRICES).brakes().stream()
                        .filter(brake -> !brake.isBudget())
                        .filter(brake -> !brake.cuts().containsKey(jp.mymovie.cost.sheet.Flow.Door.SIGN_UP)))
                .allSatisfy(brake ->
                        assertThat(brake.hourly()).as(brake.trigger().place()).isPositive());
    }
}
