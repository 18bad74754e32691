package jp.mymovie.app.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code estate.budget}. */
final class BudgetReader {
    private static final int DAYS = 30;
    private static final int MOST_ALERTS = 7;

    private BudgetReader() {}

    static Estate.Budget read(Setting budget) {
        budget.onlyKeys("monthlyUsd", "alertPercents", "cutPercent", "hourlyUsd", "anomalyMonitor");
        double monthlyUsd = budget.get("monthlyUsd").number(0.01, 1_000_000);
        Setting alerts = budget.get("alertPercents");
        List<Integer> percents =
                alerts.items().stream().map(item -> (int) item.number(1, 100)).toList();
        if (percents.size() > MOST_ALERTS) {
            throw alerts.wrong(
                    "at most %d shares, since Budgets takes ten with forecast and cut".formatted(MOST_ALERTS));
        }
        Setting hourly = budget.optional("hourlyUsd");
        return new Estate.Budget(
                monthlyUsd,
                percents,
                (int) budget.get("cutPercent").number(50, 1000),
                hourly.isPresent() ? hourly.number(0.001, 10_000) : monthlyUsd / DAYS,
                monitor(budget.optional("anomalyMonitor")));
    }

    private static @Nullable String monitor(Setting monitor) {
        return monitor.isPresent()
                ? monitor.matching(
                        "arn:aws:ce::\\d{12}:anomalymonitor/[0-9a-f-]{36}",
                        "the ARN of the monitor of services, shown by aws ce get-anomaly-monitors")
                : null;
    }
}
