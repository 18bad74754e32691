package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Cost of the last days. Each call of Cost Explorer is billed 0.01 US$.
 *
 * @see <a href="https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/">Cost Explorer pricing</a>
 */
final class DailyCost {
    private DailyCost() {}

    static void print(PrintStream out, Looking looking, Place management, Instant now) throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (Looking.Seen seen : looking.ask(
                List.of(management.in(EstateView.EDGE)),
                Look.COST,
                "--granularity",
                "DAILY",
                "--metrics",
                "UnblendedCost",
                "--time-period",
                "Start=%s,End=%s".formatted(today.minusDays(3), today.plusDays(1)))) {
            for (JsonNode day : seen.answer().path("ResultsByTime")) {
                out.printf(
                        "cost       %s %.2f US$%s%n",
                        day.at("/TimePeriod/Start").asText(),
                        day.at("/Total/UnblendedCost/Amount").asDouble(),
                        day.path("Estimated").asBoolean() ? " so far" : "");
            }
        }
    }
}
